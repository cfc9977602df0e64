/** A table for programs that do not know ours: as HTML, and as text in columns. */
import type { TableOutput, TableValue } from '../output.ts';

export function tableAsHtml({ caption, columns, rows, footer }: TableOutput): string {
  const row = (cells: readonly TableValue[], element: 'td' | 'th'): string =>
    `<tr>${cells.map((cell) => `<${element}>${escapeHtml(textOf(cell))}</${element}>`).join('')}</tr>\n`;
  return [
    '<table>\n',
    ...(caption === undefined ? [] : [`<caption>${escapeHtml(caption)}</caption>\n`]),
    `<thead>\n${row(columns, 'th')}</thead>\n`,
    `<tbody>\n${rows.map((cells) => row(cells, 'td')).join('')}</tbody>\n`,
    ...(footer === undefined ? [] : [`<tfoot>\n${row(footer, 'td')}</tfoot>\n`]),
    '</table>',
  ].join('');
}

export function tableAsText({ caption, columns, rows, footer }: TableOutput): string {
  const lines = [columns, ...rows, ...(footer === undefined ? [] : [footer])].map((cells) =>
    cells.map(textOf),
  );
  const widths: number[] = [];
  for (const cells of lines)
    for (const [column, cell] of cells.entries()) widths[column] = Math.max(widths[column] ?? 0, cell.length);
  const text = lines.map((cells) =>
    cells
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
  return [...(caption === undefined ? [] : [caption]), ...text].join('\n');
}

function textOf(value: TableValue): string {
  return value === null ? '' : String(value);
}

export function escapeHtml(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;');
}
