import { readCellMarker } from './cellMarker.ts';
import { closingLine, codeCellInfo, commentEnd, openingFence } from './fences.ts';

/**
 * Markdown from anywhere, as a notebook file can carry it in one cell; it reads the same. A ```` ```js ```` fence
 * becomes a listing (`js static`), a fence or comment without an end gets the end that CommonMark gives it, a line
 * that would start another cell loses its space, and blank lines at both ends go.
 */
export function mendProse(markdown: string): string {
  const lines = markdown.split(/\r\n|\r|\n/);
  const mended: string[] = [];
  let index = 0;
  const take = (end: number): void => {
    for (; index < end; index++) mended.push(lines[index] ?? '');
  };
  while (index < lines.length) {
    const line = lines[index] ?? '';
    const fence = openingFence(line);
    if (readCellMarker(line) !== undefined) {
      lines[index] = line.replace(/^<!--\s+/, '<!--');
      take(index + 1);
    } else if (fence !== undefined) {
      if (codeCellInfo(fence) !== undefined) lines[index] = `${line.trimEnd()} static`;
      const close = closingLine(lines, index, fence);
      take(close === -1 ? lines.length : close + 1);
      if (close === -1) mended.push(fence.mark.repeat(fence.length));
    } else if (/^ {0,3}<!--/.test(line)) {
      const close = commentEnd(lines, index);
      take(close === -1 ? lines.length : close + 1);
      if (close === -1) mended.push('-->');
    } else take(index + 1);
  }
  const isText = (line: string): boolean => line.trim() !== '';
  const first = mended.findIndex(isText);
  return first === -1 ? '' : mended.slice(first, mended.findLastIndex(isText) + 1).join('\n');
}
