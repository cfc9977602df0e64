import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { StartContext, WasmBinaryName } from '../../src/engine/start/device.ts';

const folder = dirname(createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm'));

/** tfjs' WebAssembly programs from its package, as the page would hand them to the worker. */
export async function wasmBinary(name: WasmBinaryName): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await readFile(join(folder, name)));
}

/** A start in Node: one thread, its clock. */
export const nodeContext: StartContext = { wasmBinary, now: () => performance.now() };
