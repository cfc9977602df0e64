/** Deeper than anybody writes; from some hundreds on, the parser takes minutes for a line. */
export const deepest = 100;

/** The mark of a quote or of an item (https://spec.commonmark.org/0.31.2/#container-blocks) where the last one ended. */
const mark = /[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=[ \t]))/y;

/** Whether a line opens more quotes and lists within each other than can be set. */
export function isNestedTooDeep(source: string): boolean {
  return source.split('\n').some((line) => {
    let depth = 0;
    for (mark.lastIndex = 0; depth <= deepest && mark.test(line); ) depth += 1;
    return depth > deepest;
  });
}
