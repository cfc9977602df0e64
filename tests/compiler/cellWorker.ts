import { compileCell } from '../../src/compiler/compileCell.ts';
import { evaluateCell } from '../../src/compiler/evaluateCell.ts';
import { mapError } from '../../src/compiler/mapError.ts';
import type { CompiledCell } from '../../src/compiler/types.ts';

/** A worker that runs cells on its own global object, as the kernel does. */
const cells = new Map<string, CompiledCell>();

addEventListener('message', async ({ data: source }: MessageEvent<string>) => {
  try {
    const cell = compileCell(source, { cellId: `cell${cells.size}` });
    cells.set(cell.sourceUrl, cell);
    const importModule = async () => ({ default: 1 });
    postMessage({ value: await evaluateCell(cell, { scope: globalThis, importModule }) });
  } catch (error) {
    postMessage({ error: mapError(error, cells) });
  }
});
