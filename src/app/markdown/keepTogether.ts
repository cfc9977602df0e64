import type rehypeKatex from 'rehype-katex';
import { findTerm } from '../glossary/findTerm.ts';

type Root = Parameters<ReturnType<typeof rehypeKatex>>[0];
type RootContent = Root['children'][number];
type Element = Extract<RootContent, { type: 'element' }>;

/** What may not begin a line. */
const closing = /^[.,;:!?)\]]+/;
/** Characters that still fit on a phone's line unbroken. */
const short = 24;

/** The spaces within a figure: `91.6 % ± 0.5`, `8 × 8`, `20 ms`. */
const withinFigure = /(?<=\d) (?=[%×±°]|(?:px|ms|s|KB|MB|GB)\b)|(?<=[%×±]) (?=[±×\d])/g;

/**
 * Keeps on one line what belongs together: a figure with its sign or unit, and a short formula or a term that the glossary explains with
 * the punctuation behind it, for a browser takes the one for a picture, the other for a button, and would break the line between. Runs
 * after `rehype-katex`.
 */
export function keepTogether() {
  return (tree: Root): void => keepWithin(tree);
}

function keepWithin(parent: Root | Element): void {
  const children = parent.children as RootContent[];
  for (const [at, child] of children.entries()) {
    if (child.type === 'text') child.value = child.value.replace(withinFigure, '\u00a0');
    if (child.type !== 'element' || child.tagName === 'code') continue;
    const next = children[at + 1];
    const shown = shownPart(child);
    if (shown === undefined) keepWithin(child);
    else if (next?.type === 'text' && textOf(shown).length <= short) {
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

/** What is read of a formula or an explained term; undefined for anything else. */
function shownPart(element: Element): RootContent | undefined {
  const { className } = element.properties;
  // The first half of what KaTeX makes is for screen readers.
  if (Array.isArray(className) && className.includes('katex')) return element.children.at(-1);
  return element.tagName === 'strong' && findTerm(textOf(element)) !== undefined ? element : undefined;
}

function textOf(node: RootContent): string {
  if (node.type === 'text') return node.value;
  return node.type === 'element' ? node.children.map(textOf).join('') : '';
}
