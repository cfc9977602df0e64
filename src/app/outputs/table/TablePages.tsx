import { formatNumber } from '../formatNumber.ts';
import styles from './TableView.module.css';

interface Properties {
  readonly page: number;
  readonly pages: number;
  readonly pageRows: number;
  readonly rows: number;
  readonly onPage: (page: number) => void;
}

/** Says which part of a long table is shown, and turns its pages. */
export function TablePages({ page, pages, pageRows, rows, onPage }: Properties) {
  const first = page * pageRows + 1;
  const last = Math.min(rows, first + pageRows - 1);
  return (
    <div className={styles.pages}>
      <span aria-live="polite">
        Rows {formatNumber(first)}–{formatNumber(last)} of {formatNumber(rows)}
      </span>
      <button type="button" disabled={page === 0} onClick={() => onPage(page - 1)}>
        Previous rows
      </button>
      <button type="button" disabled={page === pages - 1} onClick={() => onPage(page + 1)}>
        Next rows
      </button>
    </div>
  );
}
