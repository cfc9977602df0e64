import type { ErrorOutput } from '../notebook/output.ts';
import { CellSyntaxError } from './cellSyntaxError.ts';
import { errorHint } from './errorHint.ts';
import { currentValue, definedNames } from './notebookNames.ts';
import { type CellFrame, cellFrames } from './stackFrames.ts';
import type { CompiledCell, SourcePosition } from './types.ts';

/**
 * Says where in the cells an error arose, in the lines and columns of their own sources.
 *
 * @param error anything thrown, also from another realm or not an error at all.
 * @param cells the cells that have run, under any keys. A function keeps the lines of the version of its cell
 *   that made it: with only the newest version here, such a frame is named without lines.
 * @param scope what the cells ran on, whose values tell what was meant: the worker's global object by default.
 */
export function mapError(
  error: unknown,
  cells: ReadonlyMap<string, CompiledCell>,
  scope: object = globalThis,
): ErrorOutput {
  const mime = 'application/vnd.convbook.error+json';
  if (error instanceof CellSyntaxError) {
    const { name, message, hint, cellId, line, column } = error;
    return { mime, name, message, ...(hint === undefined ? {} : { hint }), cellId, line, column };
  }
  const { name, message, stack } = readError(error);
  const bySourceUrl = new Map([...cells.values()].map((cell) => [cell.sourceUrl, cell]));
  const frames = cellFrames(stack).flatMap((frame) => locate(frame, bySourceUrl));
  const [innermost] = frames;
  // Without a frame it comes through code that keeps no stack, and from the cell that ran last.
  const failed = [...cells.values()].findLast(
    ({ cellId }) => innermost === undefined || cellId === innermost.cellId,
  );
  const hint = hintOf(name, message, failed, innermost?.position, scope);
  return {
    mime,
    name,
    message,
    ...(hint === undefined ? {} : { hint }),
    ...(innermost === undefined ? {} : { cellId: innermost.cellId, ...innermost.position }),
    trace: frames.map(frameText),
  };
}

/** A hint is no reason to lose the error: values that cannot be looked at give none. */
function hintOf(
  name: string,
  message: string,
  cell: CompiledCell | undefined,
  position: SourcePosition | undefined,
  scope: object,
) {
  try {
    return errorHint(name, message, {
      read: (wanted) => currentValue(scope, wanted),
      used: cell === undefined ? [] : [...cell.uses, ...cell.defines],
      known: definedNames(scope),
      source: cell?.source,
      position,
    });
  } catch {
    return undefined;
  }
}

interface LocatedFrame {
  readonly functionName: string | undefined;
  readonly cellId: string;
  /** Absent for a version of the cell that is not known any more. */
  readonly position?: SourcePosition;
}

function locate(frame: CellFrame, cells: ReadonlyMap<string, CompiledCell>): LocatedFrame[] {
  const { functionName, sourceUrl } = frame;
  const cell = cells.get(sourceUrl);
  if (cell === undefined) return [{ functionName, cellId: cellIdOf(sourceUrl) }];
  const position = cell.originalPosition(frame.line, frame.column);
  // No position: a line that the compiler added.
  return position === undefined ? [] : [{ functionName, cellId: cell.cellId, position }];
}

function cellIdOf(sourceUrl: string): string {
  return decodeURIComponent(sourceUrl.slice('cell:'.length, sourceUrl.lastIndexOf('@')));
}

function frameText({ functionName, cellId, position }: LocatedFrame): string {
  const place =
    position === undefined
      ? `an earlier version of cell ${cellId}`
      : `cell ${cellId}, line ${position.line}, column ${position.column}`;
  return functionName === undefined ? place : `${functionName} (${place})`;
}

/** Reads an error without trusting it: a getter of the learner's may throw. */
function readError(error: unknown): { name: string; message: string; stack: string } {
  try {
    if (typeof error === 'object' && error !== null && 'message' in error) {
      const name = 'name' in error && error.name ? String(error.name) : 'Error';
      return { name, message: String(error.message), stack: 'stack' in error ? String(error.stack) : '' };
    }
    return {
      name: 'Thrown value',
      message: typeof error === 'string' ? error : (JSON.stringify(error) ?? String(error)),
      stack: '',
    };
  } catch {
    return { name: 'Thrown value', message: 'Something that cannot be shown as text', stack: '' };
  }
}
