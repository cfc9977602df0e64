import { type ComponentProps, useContext } from 'react';
import type { ExtraProps } from 'react-markdown';
import { termAt } from '../glossary/findTerm.ts';
import { TermLink } from '../glossary/TermLink.tsx';
import { slugOf } from '../notebook/outline.ts';
import { hashOf } from '../routing/route.ts';
import { linkTarget } from './linkTarget.ts';
import { MarkdownOriginContext } from './markdownOrigin.ts';

/** A link in prose. One that leaves the page opens apart; in a notebook from elsewhere it also says where it leads. */
export function MarkdownLink({
  node: _node,
  href = '',
  children,
  ...props
}: ComponentProps<'a'> & ExtraProps) {
  const { isForeign, lesson } = useContext(MarkdownOriginContext);
  const [, slug] = /^#\/glossary\/(.+)$/.exec(href) ?? [];
  const term = slug === undefined ? undefined : termAt(slug);
  if (term !== undefined) return <TermLink term={term}>{children}</TermLink>;
  const target = linkTarget(href, document.baseURI);
  const apart = { target: '_blank', rel: 'noopener noreferrer' };
  switch (target.kind) {
    case 'heading': {
      const to =
        lesson === undefined ? href : hashOf({ page: 'lesson', lesson, section: slugOf(target.name) });
      return (
        <a {...props} href={to}>
          {children}
        </a>
      );
    }
    case 'page':
    case 'none':
      return (
        <a {...props} href={href}>
          {children}
        </a>
      );
    case 'here':
      return (
        <a {...props} href={href} {...(isForeign ? apart : {})}>
          {children}
        </a>
      );
    case 'away':
      return (
        <a {...props} href={href} {...apart} {...(isForeign ? { title: href } : {})}>
          {children}
          {isForeign && <span className="leads-to">{` (${target.to})`}</span>}
        </a>
      );
  }
}
