/** Starts tfjs' wasm backend in Node on shared memory, and the engine's kernels on it with the wanted threads. */
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { installWasmKernels } from '../../../src/engine/kernels/installWasmKernels.ts';
import { compileEngine } from '../../../src/engine/plugin.ts';
import { type FastKernels, installFastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import type { EngineOptions } from '../../../src/engine/wasm/options.ts';
import { type Thread, threadSource } from '../../../src/engine/wasm/pool.ts';
import { shareMemory } from '../../../src/engine/wasm/sharedMemory.ts';
import { currentWasmBackend, memoryOf } from '../../../src/engine/wasm/wasmBackend.ts';

export interface StartOptions {
  readonly threads?: number;
  readonly shared?: boolean;
  readonly options?: Partial<EngineOptions>;
  /** Whether memory that nobody has written holds NaN; takes time. */
  readonly poisoned?: boolean;
}

/** Node's workers speak through a port; the rest of the thread's program is what browsers run. */
export function startNodeThread(onStart: (exit: Promise<unknown>) => void = () => {}): Thread {
  const source = `const { parentPort } = require('node:worker_threads');
    globalThis.postMessage = (message) => parentPort.postMessage(message);
    ${threadSource}
    parentPort.on('message', (data) => onmessage({ data }));`;
  const worker = new Worker(source, { eval: true });
  worker.unref();
  onStart(new Promise((resolve) => worker.once('exit', resolve)));
  return {
    post: (message) => worker.postMessage(message),
    ready: new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject)),
    terminate: () => void worker.terminate(),
  };
}

export async function startTfjs(shared: boolean): Promise<void> {
  const folder = dirname(
    createRequire(import.meta.url).resolve('@tensorflow/tfjs-backend-wasm/package.json'),
  );
  const stock = new Uint8Array(await readFile(join(folder, 'wasm-out/tfjs-backend-wasm-simd.wasm')));
  const program = shared ? shareMemory(stock) : stock;
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  tf.env().set('WASM_HAS_SIMD_SUPPORT', true);
  setWasmPaths('', true);
  tf.env().platform.fetch = async () => new Response(program);
  if (!(await tf.setBackend('wasm'))) throw new Error('The wasm backend did not start.');
}

/** Of larger blocks only the beginning, so that tests of memory's end stay quick. */
const mostPoisoned = 2 ** 26;

/** Fills memory with NaN when it is allocated, so that nobody reads unnoticed what nobody wrote. */
export function poisonMemory(): void {
  const { wasm } = currentWasmBackend();
  // Its first call puts the program's own function in its place.
  wasm._free(wasm._malloc(4));
  const allocate = wasm._malloc;
  wasm._malloc = (bytes) => {
    const at = allocate(bytes) >>> 0;
    const { buffer } = memoryOf(wasm);
    if (at !== 0 && at + bytes <= buffer.byteLength)
      new Uint8Array(buffer, at, Math.min(bytes, mostPoisoned)).fill(0xff);
    return at;
  };
}

export async function startInNode({
  threads = 1,
  shared = true,
  options = {},
  poisoned = true,
}: StartOptions = {}): Promise<FastKernels> {
  await startTfjs(shared);
  if (poisoned) poisonMemory();
  installWasmKernels();
  return installInNode({ threads, options });
}

/** The engine's kernels, once tfjs has started. */
export function installInNode({ threads = 1, options = {} }: StartOptions): Promise<FastKernels> {
  return installFastKernels({
    programBytes: compileEngine,
    threads,
    startThread: () => startNodeThread(),
    options,
  });
}
