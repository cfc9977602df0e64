import { type ComponentProps, memo, useEffect, useMemo, useState } from 'react';
import ReactMarkdown, { type Components, type ExtraProps, type Options } from 'react-markdown';
import remarkGfm from 'remark-gfm';
import { exerciseBlockRole } from '../../notebook/exercises.ts';
import { WidgetProblem } from '../../widgets/frame/WidgetProblem.tsx';
import { WidgetView } from '../../widgets/WidgetView.tsx';
import { findTerm, termAt } from '../glossary/findTerm.ts';
import { TermLink } from '../glossary/TermLink.tsx';
import { ScrollRegion } from '../outputs/ScrollRegion.tsx';
import { QuestionBlock } from '../questions/QuestionBlock.tsx';
import { whenReadable } from '../shell/whenReadable.ts';
import { listingOf } from './listing.ts';
import './markdown.css';

type Plugins = Pick<Options, 'remarkPlugins' | 'rehypePlugins'>;

const withoutMaths: Plugins = { remarkPlugins: [remarkGfm] };

const noIds: Readonly<Record<number, string>> = {};

/** Loaded once, for the first text that has a formula. */
let withMaths: Plugins | undefined;

interface MarkdownProps {
  readonly source: string;
  /** Ids for headings, by the line they stand on, counted from 1. */
  readonly headingIds?: Readonly<Record<number, string>> | undefined;
}

/**
 * GitHub-flavoured Markdown with `$…$` maths. Lessons can come from anyone, so there is no raw HTML, and no
 * picture is loaded from another site.
 */
export const Markdown = memo(function Markdown({ source, headingIds = noIds }: MarkdownProps) {
  const components = useMemo(() => componentsFor(headingIds), [headingIds]);
  return (
    <div className="prose">
      <ReactMarkdown {...usePlugins(source.includes('$'))} components={components}>
        {source}
      </ReactMarkdown>
    </div>
  );
});

function usePlugins(hasMaths: boolean): Plugins {
  const [, setLoaded] = useState(withMaths !== undefined);
  useEffect(() => {
    if (!hasMaths || withMaths !== undefined) return;
    let wanted = true;
    const load = async (): Promise<void> => {
      await whenReadable();
      if (!wanted) return;
      const { remarkMath, rehypeKatex } = await import('./maths.ts');
      withMaths = { remarkPlugins: [remarkGfm, remarkMath], rehypePlugins: [rehypeKatex] };
      if (wanted) setLoaded(true);
    };
    // Without its chunk a formula stays readable as it was typed.
    load().catch((error: unknown) => console.warn('Formulas could not be loaded.', error));
    return () => {
      wanted = false;
    };
  }, [hasMaths]);
  return hasMaths ? (withMaths ?? withoutMaths) : withoutMaths;
}

function componentsFor(ids: Readonly<Record<number, string>>): Components {
  const heading = (Level: 'h1' | 'h2' | 'h3' | 'h4' | 'h5' | 'h6') =>
    function Heading({ node, ...props }: ComponentProps<'h2'> & ExtraProps) {
      return <Level {...props} id={ids[node?.position?.start.line ?? 0]} />;
    };
  return {
    h1: heading('h1'),
    h2: heading('h2'),
    h3: heading('h3'),
    h4: heading('h4'),
    h5: heading('h5'),
    h6: heading('h6'),
    a: Link,
    strong: Strong,
    img: Picture,
    table: Table,
    pre: Preformatted,
    span: Span,
  };
}

/** Lessons set a word in bold where they introduce it: what the glossary knows can be asked for its meaning. */
function Strong({ node: _node, children, ...props }: ComponentProps<'strong'> & ExtraProps) {
  const term = typeof children === 'string' ? findTerm(children) : undefined;
  return (
    <strong {...props}>{term === undefined ? children : <TermLink term={term}>{children}</TermLink>}</strong>
  );
}

function Link({ node: _node, href = '', ...props }: ComponentProps<'a'> & ExtraProps) {
  const [, slug] = /^#\/glossary\/(.+)$/.exec(href) ?? [];
  const term = slug === undefined ? undefined : termAt(slug);
  if (term !== undefined) return <TermLink term={term}>{props.children}</TermLink>;
  const outward = /^[a-z][a-z\d+.-]*:/i.test(href);
  return <a {...props} href={href} {...(outward ? { target: '_blank', rel: 'noopener noreferrer' } : {})} />;
}

function Picture({ src, alt = '' }: ComponentProps<'img'> & ExtraProps) {
  if (typeof src === 'string' && /^(?:[a-z][a-z\d+.-]*:)?\/\//i.test(src)) {
    return <span className="left-out">{`Picture from another site, not loaded: ${alt || src}`}</span>;
  }
  return <img src={src} alt={alt} />;
}

/** Wide content scrolls in its own box, which the keyboard can reach. */
function Table({ node: _node, ...props }: ComponentProps<'table'> & ExtraProps) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <section className="wide" tabIndex={0} aria-label="Table">
      <table {...props} />
    </section>
  );
}

function Preformatted({ node, ...props }: ComponentProps<'pre'> & ExtraProps) {
  const listing = listingOf(node);
  if (listing?.language === 'widget') return <WidgetView name={listing.info} source={listing.source} />;
  if (listing?.language === 'question') return <QuestionBlock info={listing.info} source={listing.source} />;
  const role = listing === undefined ? undefined : exerciseBlockRole(listing);
  if (role !== undefined) return <WidgetProblem problems={[`There is no exercise above this ${role}.`]} />;
  // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
  return <pre {...props} tabIndex={0} />;
}

/** A formula on its own line scrolls like a table. */
function Span({ node: _node, ...props }: ComponentProps<'span'> & ExtraProps) {
  if (props.className !== 'katex-display') return <span {...props} />;
  return (
    <ScrollRegion label="Formula" className="formula">
      <span {...props} />
    </ScrollRegion>
  );
}
