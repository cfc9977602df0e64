import { closingLine, openingFence } from './fences.ts';

/** A fenced block in prose: a listing, or something that the app puts in its place (a widget, a question, a hint). */
export interface ProseBlock {
  /** The first word on the fence's line. */
  readonly language: string;
  /** The rest of that line. */
  readonly info: string;
  /** What lies between the fences. */
  readonly source: string;
  /** The lines of both fences, counted from 0. */
  readonly first: number;
  readonly last: number;
}

/** The fenced blocks of a Markdown cell, in order. */
export function proseBlocks(markdown: string): ProseBlock[] {
  const lines = markdown.split('\n');
  const blocks: ProseBlock[] = [];
  for (let first = 0; first < lines.length; first++) {
    const fence = openingFence(lines[first] ?? '');
    if (fence === undefined) continue;
    const close = closingLine(lines, first, fence);
    const last = close === -1 ? lines.length - 1 : close;
    const [, language = '', info = ''] = /^(\S*)\s*(.*)$/.exec(fence.info) ?? [];
    blocks.push({ language, info, source: lines.slice(first + 1, close).join('\n'), first, last });
    first = last;
  }
  return blocks;
}
