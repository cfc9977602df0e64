import { Fragment, useMemo } from 'react';
import type { Notebook } from '../../notebook/types.ts';
import { type CellDifference, compareNotebooks, type LineDifference } from './compareNotebooks.ts';

interface NotebookDiffProps {
  readonly before: Notebook;
  readonly after: Notebook;
  /** Shown where there is no difference. */
  readonly same: string;
}

/** What would go and what would come, cell by cell. */
export function NotebookDiff({ before, after, same }: NotebookDiffProps) {
  const differences = useMemo(() => compareNotebooks(before, after), [before, after]);
  if (differences.length === 0) return <p className="no-difference">{same}</p>;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be within reach of the keyboard
    <section className="notebook-diff" aria-label="Differences" tabIndex={0}>
      {differences.map((difference) => (
        <CellDiff key={difference.id} difference={difference} />
      ))}
    </section>
  );
}

const words: Record<CellDifference['change'], string> = {
  added: 'comes',
  removed: 'goes',
  changed: 'changes',
  moved: 'moves',
};

function CellDiff({ difference: { id, kind, change, lines } }: { readonly difference: CellDifference }) {
  return (
    <article>
      <h3>
        {kind === 'front-matter' ? 'Title and description' : kind === 'code' ? 'Code' : 'Text'}{' '}
        {kind !== 'front-matter' && <code>{id}</code>} <span className={change}>{words[change]}</span>
      </h3>
      {lines.length > 0 && (
        <pre>
          {lines.map((line, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: lines have no names, and the list never changes in place
            <Fragment key={index}>
              <Line line={line} />
            </Fragment>
          ))}
        </pre>
      )}
    </article>
  );
}

function Line({ line }: { readonly line: LineDifference }) {
  switch (line.sign) {
    case 'skipped':
      return <span className="skipped">{`${line.count} lines stay`}</span>;
    case 'same':
      return <span>{line.text}</span>;
    case 'gone':
      return <del>{line.text}</del>;
    case 'new':
      return <ins>{line.text}</ins>;
  }
}
