/** Where a link leads, read as the browser reads it: `//host`, `\\host` and `https:host` leave the page, too. */
export type LinkTarget =
  /** A page of this app: `#/…`. */
  | { readonly kind: 'page' }
  /** A heading of this notebook, by its words. */
  | { readonly kind: 'heading'; readonly name: string }
  /** Another file of this site. */
  | { readonly kind: 'here' }
  /** Anywhere else; `to` is what a reader needs to know of it. */
  | { readonly kind: 'away'; readonly to: string }
  /** Nowhere, as of a script that was dropped. */
  | { readonly kind: 'none' };

/** @param base the page's own address */
export function linkTarget(href: string, base: string): LinkTarget {
  if (href === '') return { kind: 'none' };
  if (href.startsWith('#/')) return { kind: 'page' };
  if (href.startsWith('#')) return { kind: 'heading', name: decoded(href.slice(1)) };
  let target: URL;
  try {
    target = new URL(href, base);
  } catch {
    return { kind: 'none' };
  }
  if (target.origin === new URL(base).origin && target.origin !== 'null') return { kind: 'here' };
  // `user@` before a host is there to deceive; the host alone is shown.
  return { kind: 'away', to: target.host === '' ? `${target.protocol}${target.pathname}` : target.host };
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
