/**
 * Markdown that nobody writes, and that the parser would need minutes for: its time grows with the square of how deep quotes
 * and lists stand within each other, and of how many marks one paragraph has that may open or close something.
 */
import { closingLine, openingFence } from '../../notebook/fences.ts';

const deepest = 100;
/** In one paragraph. A long table of links has some hundreds. */
const mostMarks = 3_000;

/** The mark of a quote or of an item (https://spec.commonmark.org/0.31.2/#container-blocks) where the last one ended. */
const container = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;
const inline = /[*_~]+|[[\]]/g;

export function isTangled(source: string): boolean {
  const lines = source.split('\n');
  let marks = 0;
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? '';
    const fence = openingFence(line);
    const close = fence === undefined ? -1 : closingLine(lines, at, fence);
    if (line.trim() === '' || close !== -1) marks = 0;
    // What stands in a listing is not looked at.
    if (close !== -1) at = close;
    else {
      marks += line.match(inline)?.length ?? 0;
      if (marks > mostMarks || depthOf(line) > deepest) return true;
    }
  }
  return false;
}

/** How many quotes and lists a line opens within each other, counted up to one too many. */
function depthOf(line: string): number {
  let depth = 0;
  for (container.lastIndex = 0; depth <= deepest && container.test(line); ) depth += 1;
  return depth;
}
