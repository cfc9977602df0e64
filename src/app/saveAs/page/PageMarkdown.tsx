import type { ComponentProps } from 'react';
import ReactMarkdown, { defaultUrlTransform, type ExtraProps, type Options } from 'react-markdown';
import { exerciseBlockRole } from '../../../notebook/exercises.ts';
import { readGfm } from '../../markdown/gfm.ts';
import { listingOf } from '../../markdown/listing.ts';
import { rehypeKatex, remarkMath } from '../../markdown/maths.ts';
import { isPictureAddress, pictureSource } from '../../markdown/pictureSource.ts';
import { isTangled } from '../../markdown/tangled.ts';
import { isTooLong } from '../../notebook/tooLong.ts';
import { PageCode } from './PageCode.tsx';

/** MathML, which browsers set without a style sheet or fonts. */
const plugins: Pick<Options, 'remarkPlugins' | 'rehypePlugins'> = {
  remarkPlugins: [readGfm, remarkMath],
  rehypePlugins: [[rehypeKatex, { output: 'mathml', trust: false, maxSize: 20, maxExpand: 500 }]],
};

interface PageMarkdownProps {
  readonly source: string;
  readonly pictures: Readonly<Record<string, string>>;
}

/** Prose on a page that stands alone: nothing is loaded, nothing runs, and what needs Convbook says so. */
export function PageMarkdown({ source, pictures }: PageMarkdownProps) {
  function Picture({ src, alt = '' }: ComponentProps<'img'> & ExtraProps) {
    const found = pictureSource(typeof src === 'string' ? src : '', 'https://page.invalid/', pictures, true);
    return found.kind === 'shown' ? (
      <img src={found.address} alt={alt} />
    ) : (
      <em>{`[${alt || found.why}]`}</em>
    );
  }
  // As on the page itself: such a text would be set for minutes.
  if (isTooLong(source) || isTangled(source)) return <pre>{source}</pre>;
  return (
    <ReactMarkdown
      {...plugins}
      urlTransform={(address, key) =>
        key === 'src' && isPictureAddress(address) ? address : defaultUrlTransform(address)
      }
      components={{ img: Picture, a: Link, pre: Preformatted }}
    >
      {source}
    </ReactMarkdown>
  );
}

/** Addresses inside the app, and of other files beside it, lead nowhere from here. */
function Link({ href = '', children }: ComponentProps<'a'> & ExtraProps) {
  if (!/^(?:https?|mailto):/i.test(href)) return children;
  return (
    <a href={href} rel="noopener noreferrer">
      {children}
    </a>
  );
}

function Preformatted({ node, children }: ComponentProps<'pre'> & ExtraProps) {
  const listing = listingOf(node);
  if (listing === undefined) return <pre>{children}</pre>;
  if (listing.language === 'widget')
    return (
      <p className="aside">{`Something to play with stands here in Convbook: ${listing.info || 'a widget'}.`}</p>
    );
  if (listing.language === 'question') return <p className="aside">{questionOf(listing.source)}</p>;
  const role = exerciseBlockRole(listing);
  if (role === 'check') return null;
  if (role !== undefined)
    return (
      <details>
        <summary>{role === 'hint' ? 'Hint' : 'Solution'}</summary>
        {role === 'hint' ? <p>{listing.source}</p> : <PageCode source={listing.source} />}
      </details>
    );
  return listing.language === 'js' ? <PageCode source={listing.source} /> : <pre>{children}</pre>;
}

function questionOf(source: string): string {
  return `A question before you run on: ${/^\s*text:\s*(.*)$/m.exec(source)?.[1] ?? ''}`;
}
