/**
 * How the text outputs of a cell become rows on the page. A training log can be 10,000 outputs of one line:
 * neighbours of the same level share a row, what is displayed stands apart from its neighbours, long text shows its beginning and its end, and what is shown in full
 * is cut into blocks the browser can skip while they are off screen.
 */
import type { TextOutput } from '../../../notebook/output.ts';

export type Level = NonNullable<TextOutput['level']>;

export interface ConsoleRow {
  readonly level: Level | undefined;
  /** Several lines in one output are aligned by their author (a printed tensor): they scroll and do not wrap. */
  readonly aligned: boolean;
  readonly text: string;
  readonly lines: number;
  /** True where something that is displayed begins or has just ended: a small gap comes before it. */
  readonly apart: boolean;
}

/** More lines or characters than this are folded. */
export const foldedLines = 60;
export const foldedCharacters = 20_000;
const headLines = 40;
const blockLines = 200;

export function lineCount(text: string): number {
  let count = 1;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

/** Rows of at most `blockLines` lines. A closing line break is not a line of its own. */
export function consoleRows(outputs: readonly TextOutput[]): readonly ConsoleRow[] {
  const rows: ConsoleRow[] = [];
  let joined: string[] = [];
  let level: Level | undefined;
  let apart = false;
  const close = () => {
    if (joined.length > 0) {
      rows.push({ level, aligned: false, text: joined.join('\n'), lines: joined.length, apart });
    }
    joined = [];
  };
  for (const [index, output] of outputs.entries()) {
    const previous = outputs[index - 1];
    const displayed = previous !== undefined && (isDisplayed(previous) || isDisplayed(output));
    const text = output.text.endsWith('\n') ? output.text.slice(0, -1) : output.text;
    if (text.includes('\n')) {
      close();
      rows.push(...blocks(text, output.level, displayed));
      continue;
    }
    if (displayed || output.level !== level || joined.length === blockLines) close();
    if (joined.length === 0) apart = displayed;
    level = output.level;
    joined.push(text);
  }
  close();
  return rows;
}

/** Console lines carry a level; results and what `display` is given have none. */
function isDisplayed(output: TextOutput): boolean {
  return output.level === undefined;
}

function blocks(text: string, level: Level | undefined, apart: boolean): ConsoleRow[] {
  const lines = text.split('\n');
  const rows: ConsoleRow[] = [];
  for (let start = 0; start < lines.length; start += blockLines) {
    const part = lines.slice(start, start + blockLines);
    rows.push({
      level,
      aligned: true,
      text: part.join('\n'),
      lines: part.length,
      apart: apart && start === 0,
    });
  }
  return rows;
}

export interface FoldedText {
  readonly head: readonly ConsoleRow[];
  readonly tail: readonly ConsoleRow[];
  readonly lines: number;
}

/** The first and the last lines, or undefined where all fits. */
export function fold(rows: readonly ConsoleRow[]): FoldedText | undefined {
  let lines = 0;
  let characters = 0;
  for (const row of rows) {
    lines += row.lines;
    characters += row.text.length;
  }
  if (lines <= foldedLines && characters <= foldedCharacters) return undefined;
  const head = take(rows, Math.min(headLines, Math.max(1, lines - 1)), foldedCharacters / 2);
  const shown = head.reduce((sum, row) => sum + row.lines, 0);
  const rest = Math.min(foldedLines - headLines, lines - shown);
  const backwards = take(rows.map(reverse).reverse(), rest, foldedCharacters / 2);
  return { head, tail: backwards.map(reverse).reverse(), lines };
}

function reverse(row: ConsoleRow): ConsoleRow {
  return { ...row, text: row.text.split('\n').reverse().join('\n') };
}

function take(rows: readonly ConsoleRow[], lines: number, characters: number): ConsoleRow[] {
  const taken: ConsoleRow[] = [];
  let linesLeft = lines;
  let charactersLeft = characters;
  for (const row of rows) {
    if (linesLeft <= 0 || charactersLeft <= 0) break;
    const part = row.text.split('\n').slice(0, linesLeft);
    const whole = part.join('\n');
    const text = whole.length > charactersLeft ? `${whole.slice(0, charactersLeft)}…` : whole;
    taken.push({ ...row, text, lines: lineCount(text) });
    linesLeft -= part.length;
    charactersLeft -= text.length;
  }
  return taken;
}
