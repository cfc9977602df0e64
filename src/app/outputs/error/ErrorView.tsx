import type { ErrorOutput } from '../../../notebook/output.ts';
import { CodeInText } from '../../shell/CodeInText.tsx';
import type { OnLocate } from '../outputContext.ts';
import styles from './ErrorView.module.css';
import { errorPlace } from './errorPlace.ts';

interface Properties {
  readonly output: ErrorOutput;
  readonly cellId?: string | undefined;
  readonly onLocate?: OnLocate | undefined;
}

/** What went wrong, where, and what to try, in this order; the trace is folded. */
export function ErrorView({ output, cellId, onLocate }: Properties) {
  const { name, message, hint, trace, line, column = 1 } = output;
  const place = errorPlace(output, cellId);
  const target = output.cellId ?? cellId;
  const locate =
    onLocate === undefined || target === undefined || line === undefined
      ? undefined
      : () => onLocate(target, line, column);
  return (
    <section className={styles.error} aria-label="Error">
      <p className={styles.what}>
        <span className={styles.sign} aria-hidden="true">
          ✕
        </span>
        <span>
          <CodeInText text={message} /> <span className={styles.name}>{name}</span>
        </span>
      </p>
      {place !== undefined && (
        <p className={styles.where}>
          {locate === undefined ? (
            place
          ) : (
            <button type="button" onClick={locate}>
              {place}
            </button>
          )}
        </p>
      )}
      {hint !== undefined && (
        <p className={styles.hint}>
          <b>What to try:</b> <CodeInText text={hint} />
        </p>
      )}
      {trace !== undefined && trace.length > 0 && (
        <details className={styles.trace}>
          <summary>How it got there</summary>
          <ol>
            {trace.map((frame, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a frame's place is its identity.
              <li key={index}>{frame}</li>
            ))}
          </ol>
        </details>
      )}
    </section>
  );
}
