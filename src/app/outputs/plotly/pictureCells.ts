/** Cells of a heat map that stand for several pictures: which there are, and which was pressed. */
import type { ImagesOutput, PlotlyOutput } from '../../../notebook/output.ts';
import { isRecord, listed } from './seriesLook.ts';

/** What stands at its row and its column. */
export interface CellName {
  readonly row: string;
  readonly column: string;
}

export interface PictureCell extends CellName {
  /** What is printed in the cell: how many there are, of which `pictures` may be the first. */
  readonly printed: string;
  /** Indices into the figure's pictures. */
  readonly pictures: readonly number[];
}

/** The cells with pictures, those off the diagonal first, fullest first; empty where the figure has no such cells. */
export function pictureCells({ data, pictures }: PlotlyOutput): readonly PictureCell[] {
  const [trace] = data;
  if (pictures === undefined || trace?.type !== 'heatmap') return [];
  const at = (grid: unknown, row: number, column: number): unknown => listed(listed(grid)?.[row])?.[column];
  const cells: PictureCell[] = [];
  for (const [row, line] of Array.from(listed(trace.customdata) ?? []).entries()) {
    for (const [column, held] of Array.from(listed(line) ?? []).entries()) {
      const indices = Array.from(listed(held) ?? []).filter(
        (index): index is number => typeof index === 'number' && pictures.items[index] !== undefined,
      );
      if (indices.length === 0) continue;
      cells.push({
        row: String(listed(trace.y)?.[row] ?? row),
        column: String(listed(trace.x)?.[column] ?? column),
        printed: String(at(trace.text, row, column) ?? indices.length),
        pictures: indices,
      });
    }
  }
  const wrongFirst = (cell: PictureCell) => (cell.row === cell.column ? 1 : 0);
  return cells.sort(
    (one, other) => wrongFirst(one) - wrongFirst(other) || Number(other.printed) - Number(one.printed),
  );
}

/** The pictures of one cell. */
export function picturesOfCell(all: ImagesOutput, cell: PictureCell): ImagesOutput {
  const size = all.width * all.height * all.channels;
  const pixels = new Uint8Array(cell.pictures.length * size);
  for (const [place, index] of cell.pictures.entries()) {
    pixels.set(all.pixels.subarray(index * size, (index + 1) * size), place * size);
  }
  return {
    ...all,
    pixels,
    items: cell.pictures.flatMap((index) => all.items[index] ?? []),
  };
}

/** Row and column of the cell in Plotly's event of a press; undefined where it was no cell. */
export function readCell(event: unknown): CellName | undefined {
  const point = isRecord(event) ? listed(event.points)?.[0] : undefined;
  if (!isRecord(point) || point.x === undefined || point.y === undefined) return undefined;
  return { row: String(point.y), column: String(point.x) };
}
