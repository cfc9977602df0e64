import { type ComponentProps, memo, useEffect, useMemo, useState } from 'react';
import ReactMarkdown, {
  type Components,
  defaultUrlTransform,
  type ExtraProps,
  type Options,
} from 'react-markdown';
import { exerciseBlockRole } from '../../notebook/exercises.ts';
import { WidgetProblem } from '../../widgets/frame/WidgetProblem.tsx';
import { WidgetView } from '../../widgets/WidgetView.tsx';
import { findTerm } from '../glossary/findTerm.ts';
import { TermLink } from '../glossary/TermLink.tsx';
import { isTooLong, shownOfTooLong } from '../notebook/tooLong.ts';
import { ScrollRegion } from '../outputs/ScrollRegion.tsx';
import { QuestionBlock } from '../questions/QuestionBlock.tsx';
import { TooLong } from '../shell/TooLong.tsx';
import { whenReadable } from '../shell/whenReadable.ts';
import { readGfm } from './gfm.ts';
import { keepTogether } from './keepTogether.ts';
import { listingOf } from './listing.ts';
import { MarkdownLink } from './MarkdownLink.tsx';
import { MarkdownPicture } from './MarkdownPicture.tsx';
import { PicturesContext } from './markdownOrigin.ts';
import { isPictureAddress } from './pictureSource.ts';
import { isTangled } from './tangled.ts';
import './markdown.css';

type Plugins = Pick<Options, 'remarkPlugins' | 'rehypePlugins'>;

const withoutMaths: Plugins = { remarkPlugins: [readGfm], rehypePlugins: [keepTogether] };

const noIds: Readonly<Record<number, string>> = {};

/** Loaded once, for the first text that has a formula. */
let withMaths: Plugins | undefined;

interface MarkdownProps {
  readonly source: string;
  /** Ids for headings, by the line they stand on, counted from 1. */
  readonly headingIds?: Readonly<Record<number, string>> | undefined;
  /** Pictures that come with the text, as `data:` addresses by name. */
  readonly pictures?: Readonly<Record<string, string>>;
}

/** A formula cannot grow over the page, nor load or link anything (`trust` is off by default). */
const formulaLimits = { maxSize: 20, maxExpand: 500, trust: false };

const noPictures: Readonly<Record<string, string>> = {};

/**
 * GitHub-flavoured Markdown with `$…$` maths. Lessons can come from anyone, so there is no raw HTML, and no
 * picture is loaded from another site.
 */
export const Markdown = memo(function Markdown({
  source,
  headingIds = noIds,
  pictures = noPictures,
}: MarkdownProps) {
  const components = useMemo(() => componentsFor(headingIds), [headingIds]);
  const plugins = usePlugins(source.includes('$'));
  const asTyped = useMemo(() => isTooLong(source) || isTangled(source), [source]);
  return (
    <div className="prose">
      {asTyped ? (
        <>
          {isTooLong(source) ? (
            <TooLong what="text" length={source.length} />
          ) : (
            <p className="left-out">
              A text shown as it was typed: it has too many marks within each other to be set as Markdown.
            </p>
          )}
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
          <pre tabIndex={0}>{source.slice(0, shownOfTooLong)}</pre>
        </>
      ) : (
        <PicturesContext value={pictures}>
          <ReactMarkdown {...plugins} components={components} urlTransform={safeAddress}>
            {source}
          </ReactMarkdown>
        </PicturesContext>
      )}
    </div>
  );
});

function safeAddress(address: string, key: string): string {
  return key === 'src' && isPictureAddress(address) ? address : defaultUrlTransform(address);
}

function usePlugins(hasMaths: boolean): Plugins {
  const [, setLoaded] = useState(withMaths !== undefined);
  useEffect(() => {
    if (!hasMaths || withMaths !== undefined) return;
    let wanted = true;
    const load = async (): Promise<void> => {
      await whenReadable();
      if (!wanted) return;
      const { remarkMath, rehypeKatex } = await import('./maths.ts');
      withMaths = {
        remarkPlugins: [readGfm, remarkMath],
        rehypePlugins: [[rehypeKatex, formulaLimits], keepTogether],
      };
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
    a: MarkdownLink,
    strong: Strong,
    img: MarkdownPicture,
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
