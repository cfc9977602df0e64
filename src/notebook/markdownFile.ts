import { infoOptions } from './cellOptions.ts';
import { codeCellInfo } from './fences.ts';
import { mendProse } from './mendProse.ts';
import { serialiseNotebook } from './serialise.ts';
import type { Cell, Notebook } from './types.ts';

/**
 * The notebook as a `.md` file, whatever has been typed into it: prose that the file could not carry as it is reads
 * the same but is written otherwise (`mendProse`), and options that would not make a cell are left out.
 */
export function markdownFile({ frontMatter, cells }: Notebook): string {
  const lines = frontMatter.split('\n').filter((line) => !/^---\s*$/.test(line));
  return serialiseNotebook({ frontMatter: lines.join('\n'), cells: cells.map(writable) });
}

function writable(cell: Cell): Cell {
  if (cell.kind === 'markdown') return { ...cell, source: mendProse(cell.source) };
  const source = cell.source.split(/\r\n|\r/).join('\n');
  const { info } = cell;
  const isCell =
    !/[\r\n`]/.test(info) &&
    codeCellInfo({ mark: '`', length: 3, info: `js ${info}`.trim() }) === info.trim();
  const ids = infoOptions(info).filter(([key]) => key === 'id');
  return {
    ...cell,
    source,
    info: isCell && ids.every(([, id]) => id === cell.id) && ids.length < 2 ? info : '',
  };
}
