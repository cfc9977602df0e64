import type rehypeKatex from 'rehype-katex';

type Root = Parameters<ReturnType<typeof rehypeKatex>>[0];
type RootContent = Root['children'][number];
type Element = Extract<RootContent, { type: 'element' }>;

/** What may not begin a line. */
const closing = /^[.,;:!?)\]]+/;
/** Characters of a formula that still fits on a phone's line unbroken. */
const short = 24;

/**
 * Keeps a short formula on one line with the punctuation behind it: a browser takes the formula for a picture, and would break the line
 * between. Runs after `rehype-katex`.
 */
export function keepPunctuation() {
  return (tree: Root): void => keepWithin(tree);
}

function keepWithin(parent: Root | Element): void {
  const children = parent.children as RootContent[];
  for (const [at, child] of children.entries()) {
    if (child.type !== 'element') continue;
    const next = children[at + 1];
    if (!isFormula(child)) keepWithin(child);
    else if (next?.type === 'text' && textOf(shownPart(child)).length <= short) {
      const [marks = ''] = closing.exec(next.value) ?? [];
      if (marks === '') continue;
      next.value = next.value.slice(marks.length);
      children[at] = {
        type: 'element',
        tagName: 'span',
        properties: { className: ['unbroken'] },
        children: [child, { type: 'text', value: marks }],
      };
    }
  }
}

function isFormula({ properties }: Element): boolean {
  return Array.isArray(properties.className) && properties.className.includes('katex');
}

/** The second half of what KaTeX makes; the first is for screen readers. */
const shownPart = (formula: Element): RootContent | undefined => formula.children.at(-1);

function textOf(node: RootContent | undefined): string {
  if (node?.type === 'text') return node.value;
  return node?.type === 'element' ? node.children.map(textOf).join('') : '';
}
