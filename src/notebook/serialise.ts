import { idProblem, isGeneratedId } from './cellIds.ts';
import { cellMarker, readCellMarker } from './cellMarker.ts';
import { infoOptions } from './cellOptions.ts';
import { fenceFor } from './fences.ts';
import { parseNotebook } from './parse.ts';
import type { Cell, CodeCell, MarkdownCell, Notebook } from './types.ts';

/**
 * Writes a notebook as a file, in its canonical form: front matter, then the cells, with one blank line between
 * them and a newline at the end; a fence is three backticks, or one more than its source has in a row.
 *
 * Ids that `parseNotebook` generated are not written. A Markdown cell gets a `<!-- cell … -->` line only where
 * it needs one: for its id or info, or because it is empty or follows another Markdown cell.
 *
 * @throws Error naming the cell, if it could not be read back as it is: an id that is not valid or differs from
 *   the one in `info`; prose with an open fence, or with a fence that would be a code cell.
 */
export function serialiseNotebook(notebook: Notebook): string {
  const { frontMatter, cells } = notebook;
  if (/^---\s*$/m.test(frontMatter))
    throw new Error('The front matter has a line of ---, which would end it.');
  const blocks = cells.flatMap((cell, index) => {
    if (!isGeneratedId(cell.id)) refuse(cell, idProblem(cell.id));
    if (cell.kind === 'code') return [codeBlock(cell)];
    const isFirst = index === 0;
    const needsMarker =
      cells[index - 1]?.kind === 'markdown' ||
      (isFirst && frontMatter === '' && cell.source.startsWith('---'));
    return markdownBlocks(cell, needsMarker);
  });
  if (frontMatter !== '') blocks.unshift(`---\n${frontMatter}\n---`);
  return blocks.length === 0 ? '' : `${blocks.join('\n\n')}\n`;
}

function codeBlock(cell: CodeCell): string {
  const { id, source, info } = cell;
  const written = infoOptions(info).find(([key]) => key === 'id')?.[1];
  if (written !== undefined && written !== id) refuse(cell, `its fence says id=${written}`);
  const named = written === undefined && !isGeneratedId(id) ? [`id=${id}`, info] : [info];
  const opening = ['js', ...named].filter((word) => word !== '').join(' ');
  const fence = fenceFor(source);
  return `${fence}${opening}\n${source === '' ? '' : `${source}\n`}${fence}`;
}

function markdownBlocks(cell: MarkdownCell, needsMarker: boolean): string[] {
  const { id, source, info = '' } = cell;
  const isNamed = !isGeneratedId(id);
  const isBlank = source.trim() === '';
  if (!isBlank) refuse(cell, markdownProblem(source));
  const marker = cellMarker(isNamed ? id : undefined, info);
  if (info !== '' && readCellMarker(marker)?.info !== info)
    refuse(cell, 'its info is not made of words of the form key=value');
  const marked = needsMarker || isNamed || isBlank || info !== '' ? [marker] : [];
  return isBlank ? marked : [...marked, source];
}

/** Why prose would not come back as one Markdown cell. */
function markdownProblem(source: string): string | undefined {
  try {
    // Behind a marker, so that a first line of --- is no front matter.
    const { cells } = parseNotebook(`${cellMarker(undefined)}\n\n${source}`);
    if (cells.length > 1)
      return 'its Markdown has a js fence or a cell comment, which would be a cell of its own';
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message.replace(/^Line \d+: /, '') : String(error);
  }
}

function refuse(cell: Cell, problem: string | undefined): void {
  if (problem !== undefined) throw new Error(`Cell ${cell.id} cannot be written: ${problem}.`);
}
