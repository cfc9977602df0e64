import { LEAST_UPPER_BOUND, originalPositionFor, TraceMap } from '@jridgewell/trace-mapping';
import type MagicString from 'magic-string';
import type { SourcePosition } from './types.ts';

/** Maps positions in the rewritten code to the source; the map is only made once something asks. */
export function originalPositions(
  code: MagicString,
): (line: number, column: number) => SourcePosition | undefined {
  let map: TraceMap | undefined;
  return (line, column) => {
    // Both sides of the map count columns from 0.
    if (line < 1 || column < 1) return undefined;
    map ??= new TraceMap({ ...code.generateDecodedMap({ hires: true, source: 'cell' }), version: 3 });
    const place = { line, column: column - 1 };
    // Each character of the source has its place in the map; what the compiler put before it stands for it.
    let original = originalPositionFor(map, { ...place, bias: LEAST_UPPER_BOUND });
    if (original.line === null) original = originalPositionFor(map, place);
    return original.line === null ? undefined : { line: original.line, column: original.column + 1 };
  };
}
