import { generatedId, idProblem } from './cellIds.ts';
import { readCellMarker } from './cellMarker.ts';
import { infoOptions, withOption } from './cellOptions.ts';
import { closingLine, codeCellInfo, commentEnd, openingFence } from './fences.ts';
import { NotebookSyntaxError } from './notebookSyntaxError.ts';
import type { Cell, Notebook } from './types.ts';

/**
 * Reads a notebook file: Markdown in the manner of Jupytext (https://jupytext.readthedocs.io), with YAML front
 * matter and a code cell for each top-level ```` ```js ```` fence. What lies between is prose, one cell each, also
 * other fences and listings marked `js static`; a `<!-- cell id=… -->` line starts a further Markdown cell.
 *
 * A byte order mark is dropped, CRLF becomes LF, blank lines around cells go. For text in the form that
 * `serialiseNotebook` writes, `serialiseNotebook(parseNotebook(text)) === text`.
 *
 * @param onRepeatedId where it is given, a cell whose id is used before gets another one, and this is told; a file of
 *   our own must not have such cells, one that someone wrote by hand is better opened than refused.
 * @throws NotebookSyntaxError with line and reason: a front matter, fence or comment that does not end, an id
 *   that is not valid or is used twice.
 */
export function parseNotebook(text: string, onRepeatedId?: (id: string) => void): Notebook {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/);
  const frontMatterEnd = findFrontMatterEnd(lines);
  const blocks = splitBlocks(lines, frontMatterEnd === 0 ? 0 : frontMatterEnd + 1);
  return {
    frontMatter: lines.slice(1, Math.max(1, frontMatterEnd)).join('\n'),
    cells: nameCells(blocks, onRepeatedId),
  };
}

/** The index of the line that closes the front matter, 0 if there is none. */
function findFrontMatterEnd(lines: readonly string[]): number {
  if (lines[0]?.trimEnd() !== '---') return 0;
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === '---');
  if (end === -1)
    throw new NotebookSyntaxError(1, 'the front matter has no end; close it with a line of ---');
  return end;
}

/** A cell before it has an id. */
interface Block {
  readonly kind: Cell['kind'];
  readonly source: string;
  readonly info: string;
  /** As written in the file. */
  readonly id: string | undefined;
  /** Where it starts, from 1. */
  readonly line: number;
}

function splitBlocks(lines: readonly string[], start: number): Block[] {
  const blocks: Block[] = [];
  let prose = { start, id: undefined as string | undefined, info: '', marked: false };

  const endProse = (end: number): void => {
    const source = withoutBlankEnds(lines.slice(prose.start, end));
    if (source === '' && !prose.marked) return;
    blocks.push({
      kind: 'markdown',
      source,
      info: prose.info,
      id: prose.id,
      line: prose.marked ? prose.start : prose.start + 1,
    });
  };

  let index = start;
  while (index < lines.length) {
    const line = lines[index] ?? '';
    const marker = readCellMarker(line);
    const fence = openingFence(line);
    const info = fence && codeCellInfo(fence);
    if (marker !== undefined) {
      endProse(index);
      prose = { start: index + 1, ...marker, marked: true };
    } else if (fence !== undefined) {
      const close = closingLine(lines, index, fence);
      const marks = fence.mark.repeat(fence.length);
      if (close === -1)
        throw new NotebookSyntaxError(
          index + 1,
          `the fence opened here has no end; close it with a line of ${marks}`,
        );
      if (info !== undefined) {
        endProse(index);
        const source = lines.slice(index + 1, close).join('\n');
        blocks.push({ kind: 'code', source, info, id: idInInfo(info, index + 1), line: index + 1 });
        prose = { start: close + 1, id: undefined, info: '', marked: false };
      }
      index = close;
    } else if (/^ {0,3}<!--/.test(line)) {
      const close = commentEnd(lines, index);
      if (close === -1)
        throw new NotebookSyntaxError(index + 1, 'the comment opened here has no end; close it with -->');
      index = close;
    }
    index++;
  }
  endProse(lines.length);
  return blocks;
}

function idInInfo(info: string, line: number): string | undefined {
  const ids = infoOptions(info).filter(([key]) => key === 'id');
  const [, id] = ids[0] ?? [];
  if (ids.length > 1) throw new NotebookSyntaxError(line, 'a cell has one id, and this one has two');
  if (id === true) throw new NotebookSyntaxError(line, 'the id has no value; write id=name');
  return id;
}

/** Checks the written ids and gives the other cells theirs. */
function nameCells(blocks: readonly Block[], onRepeatedId?: (id: string) => void): Cell[] {
  const lineOf = new Map<string, number>();
  const counts = { code: 0, markdown: 0 };
  return blocks.map(({ kind, source, info, id: written, line }): Cell => {
    counts[kind]++;
    const id = written ?? generatedId(kind, counts[kind]);
    if (written !== undefined) {
      const problem = idProblem(id);
      if (problem !== undefined) throw new NotebookSyntaxError(line, problem);
      const earlier = lineOf.get(id);
      if (earlier !== undefined) {
        if (onRepeatedId === undefined)
          throw new NotebookSyntaxError(line, `the id "${id}" is already used in line ${earlier}`);
        onRepeatedId(id);
        const another = generatedId(kind, counts[kind]);
        if (kind === 'code') return { kind, id: another, source, info: withOption(info, 'id', false) };
        return info === '' ? { kind, id: another, source } : { kind, id: another, source, info };
      }
      lineOf.set(id, line);
    }
    if (kind === 'code') return { kind, id, source, info };
    return info === '' ? { kind, id, source } : { kind, id, source, info };
  });
}

function withoutBlankEnds(lines: readonly string[]): string {
  const isText = (line: string) => line.trim() !== '';
  const first = lines.findIndex(isText);
  return first === -1 ? '' : lines.slice(first, lines.findLastIndex(isText) + 1).join('\n');
}
