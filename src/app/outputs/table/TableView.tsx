import { useMemo, useState } from 'react';
import type { TableOutput, TableValue } from '../../../notebook/output.ts';
import { columnDecimals, formatNumber } from '../formatNumber.ts';
import { ScrollRegion } from '../ScrollRegion.tsx';
import { TablePages } from './TablePages.tsx';
import styles from './TableView.module.css';

/** A table with more rows than this is shown in pages. */
const mostRows = 200;
const rowsOfPage = 50;

/** Characters of a text that may take several lines where the table is wider than its place. */
const longText = 16;

/** A table of values; its first column names the rows where it holds text. */
export function TableView({ output }: { readonly output: TableOutput }) {
  const { caption, columns, rows, footer } = output;
  const [wantedPage, setPage] = useState(0);
  const shapes = useMemo(() => columns.map((_, index) => columnShape(rows, index)), [columns, rows]);
  const pageRows = rows.length > mostRows ? rowsOfPage : mostRows;
  const pages = Math.max(1, Math.ceil(rows.length / pageRows));
  const page = Math.min(wantedPage, pages - 1);
  const first = page * pageRows;
  const shown = rows.slice(first, first + pageRows);
  return (
    <div className={styles.room}>
      <ScrollRegion label={caption ?? 'Table'} className={styles.scroll}>
        <table className={styles.table}>
          {caption !== undefined && (
            <caption>
              <span>{caption}</span>
            </caption>
          )}
          <thead>
            <tr>
              {columns.map((column, index) => (
                <th key={column} scope="col" data-numeric={shapes[index]?.numeric}>
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {shown.map((row, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its identity.
              <Row key={first + index} row={row} shapes={shapes} />
            ))}
          </tbody>
          {footer !== undefined && (
            <tfoot>
              <Row row={footer} shapes={shapes} />
            </tfoot>
          )}
        </table>
      </ScrollRegion>
      {pages > 1 && (
        <TablePages page={page} pages={pages} pageRows={pageRows} rows={rows.length} onPage={setPage} />
      )}
    </div>
  );
}

interface ColumnShape {
  readonly numeric: boolean;
  readonly decimals: number;
}

function columnShape(rows: TableOutput['rows'], index: number): ColumnShape {
  const values = rows.map((row) => row[index] ?? null).filter((value) => value !== null);
  const numeric = values.length > 0 && values.every((value) => typeof value === 'number');
  return { numeric, decimals: numeric ? columnDecimals(values) : 0 };
}

function Row({
  row,
  shapes,
}: {
  readonly row: readonly TableValue[];
  readonly shapes: readonly ColumnShape[];
}) {
  return (
    <tr>
      {shapes.map((shape, index) => {
        const value = row[index] ?? null;
        const naming = index === 0 && typeof value === 'string';
        const Cell = naming ? 'th' : 'td';
        return (
          <Cell
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell belongs to its column.
            key={index}
            {...(naming ? { scope: 'row' } : {})}
            data-numeric={shape.numeric || typeof value === 'number'}
            data-long={(typeof value === 'string' && value.length > longText) || undefined}
          >
            {written(value, shape.decimals)}
          </Cell>
        );
      })}
    </tr>
  );
}

function written(value: TableValue, decimals: number): string {
  if (value === null) return '–';
  return typeof value === 'number' ? formatNumber(value, decimals) : String(value);
}
