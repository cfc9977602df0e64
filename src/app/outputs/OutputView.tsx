import { lazy, Suspense } from 'react';
import type { Output } from '../../notebook/output.ts';
import { ErrorView } from './error/ErrorView.tsx';
import { ForeignView } from './foreign/ForeignView.tsx';
import { ImagesView } from './images/ImagesView.tsx';
import { OutputBoundary } from './OutputBoundary.tsx';
import type { OutputContext } from './outputContext.ts';
import styles from './outputs.module.css';
import { PlotlyView } from './plotly/PlotlyView.tsx';
import { ProgressView } from './progress/ProgressView.tsx';
import { TableView } from './table/TableView.tsx';
import { ConsoleView } from './text/ConsoleView.tsx';

/** Few cells have one, so it waits until one does. */
const AnatomyView = lazy(() => import('./anatomy/AnatomyView.tsx'));

/** One output of a cell. An output that cannot be drawn shows a quiet message in its place. */
export function OutputView({ output, ...context }: OutputContext & { readonly output: Output }) {
  return (
    <div className={styles.output} data-output-mime={output.mime}>
      <OutputBoundary output={output}>
        <ViewOfKind output={output} {...context} />
      </OutputBoundary>
    </div>
  );
}

function ViewOfKind({ output, cellId, onLocate }: OutputContext & { readonly output: Output }) {
  switch (output.mime) {
    case 'text/plain':
      return <ConsoleView outputs={[output]} />;
    case 'application/vnd.convbook.table+json':
      return <TableView output={output} />;
    case 'application/vnd.convbook.images+json':
      return <ImagesView output={output} />;
    case 'application/vnd.plotly.v1+json':
      return <PlotlyView output={output} />;
    case 'application/vnd.convbook.anatomy+json':
      return (
        <Suspense fallback={<p className={styles.failure}>Loading the diagram…</p>}>
          <AnatomyView output={output} />
        </Suspense>
      );
    case 'application/vnd.convbook.progress+json':
      return <ProgressView output={output} />;
    case 'application/vnd.convbook.error+json':
      return <ErrorView output={output} cellId={cellId} onLocate={onLocate} />;
    case 'application/vnd.convbook.foreign+json':
      return <ForeignView output={output} />;
    default:
      return refuse(output);
  }
}

/** A kind that is missing above does not compile; one that arrives all the same is said, not swallowed. */
function refuse(output: never): never {
  throw new Error(`There is no view for ${JSON.stringify((output as { mime?: unknown }).mime)}.`);
}
