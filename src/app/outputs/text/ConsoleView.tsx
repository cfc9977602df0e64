import { useId, useMemo, useState } from 'react';
import type { TextOutput } from '../../../notebook/output.ts';
import { formatNumber } from '../formatNumber.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import styles from './ConsoleView.module.css';
import { type ConsoleRow, consoleRows, fold, type Level } from './consoleRows.ts';

/** Colour is never the only mark: each of these levels has a sign, and a word for screen readers. */
const signs: Partial<Record<Level, { readonly sign: string; readonly word: string }>> = {
  warn: { sign: '▲', word: 'Warning:' },
  error: { sign: '✕', word: 'Error:' },
  note: { sign: '¶', word: 'Note:' },
};

/** Text outputs that follow each other, as one text. */
export function ConsoleView({ outputs }: { readonly outputs: readonly TextOutput[] }) {
  const [open, setOpen] = useState(false);
  const id = useId();
  const rows = useMemo(() => consoleRows(outputs), [outputs]);
  const folded = useMemo(() => fold(rows), [rows]);
  const parts = folded === undefined || open ? { head: rows, tail: [] } : folded;
  return (
    <div className={styles.console} id={id}>
      <Rows rows={parts.head} />
      {folded !== undefined && (
        <button
          type="button"
          className={styles.fold}
          aria-expanded={open}
          aria-controls={id}
          onClick={() => setOpen(!open)}
        >
          {open ? 'show fewer lines' : invitation(folded.lines)}
        </button>
      )}
      <Rows rows={parts.tail} />
    </div>
  );
}

function invitation(lines: number): string {
  return lines === 1 ? 'show the whole line' : `show all ${formatNumber(lines)} lines`;
}

function Rows({ rows }: { readonly rows: readonly ConsoleRow[] }) {
  return rows.map((row, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: lines have no identity but their place.
    <Row key={index} row={row} />
  ));
}

function Row({ row }: { readonly row: ConsoleRow }) {
  const mark = row.level === undefined ? undefined : signs[row.level];
  const text = <pre className={row.aligned ? styles.aligned : styles.wrapped}>{row.text}</pre>;
  return (
    <div
      className={`${styles.row} ${row.lines > 20 ? styles.skippable : ''}`}
      data-level={row.level}
      data-apart={row.apart || undefined}
      style={row.lines > 20 ? { containIntrinsicHeight: `auto ${row.lines * 21.6}px` } : undefined}
    >
      {mark !== undefined && (
        <span className={styles.sign}>
          <span aria-hidden="true">{mark.sign}</span>
          <span className={styles.word}>{mark.word}</span>
        </span>
      )}
      {row.aligned ? (
        <ScrollRegion label="Text output" className={styles.scroll}>
          {text}
        </ScrollRegion>
      ) : (
        text
      )}
    </div>
  );
}
