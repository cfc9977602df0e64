/**
 * What an HTML fragment says, without what does not matter: white space as HTML collapses it, attributes that only
 * serve the page, and the boxes that the page puts around wide content.
 */
const kept = ['href', 'src', 'alt', 'title', 'start', 'class'];

export function shapeOf(root: Element): string {
  return childrenOf(root, false)
    .replace(
      /\s*(<\/?(?:address|blockquote|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|table|tbody|td|th|thead|tr|ul)\b[^>]*>)\s*/g,
      (all, tag: string) => (/<\/?pre/.test(tag) ? all.replace(/^\s+(?=<pre)|(?<=<\/pre>)\s+$/g, '') : tag),
    )
    .trim();
}

function childrenOf(parent: Element, inPre: boolean): string {
  return [...parent.childNodes].map((node) => nodeShape(node, inPre)).join('');
}

function nodeShape(node: Node, inPre: boolean): string {
  if (node.nodeType === Node.TEXT_NODE) {
    const text = (node.nodeValue ?? '').replaceAll('<', '‹').replaceAll('>', '›');
    return inPre ? text : text.replace(/\s+/g, ' ');
  }
  if (!(node instanceof Element)) return '';
  const tag = node.localName;
  const inside = childrenOf(node, inPre || tag === 'pre');
  if (tag === 'section') return inside;
  const attributes = kept.flatMap((name) => {
    const value = node.getAttribute(name);
    return value === null
      ? []
      : [` ${name}=${JSON.stringify(name === 'href' || name === 'src' ? addressOf(value) : value)}`];
  });
  return `<${tag}${attributes.join('')}>${inside}</${tag}>`;
}

/** Escapes that browsers read the same way. */
function addressOf(value: string): string {
  try {
    return decodeURI(value);
  } catch {
    return value;
  }
}
