import * as tf from '@tensorflow/tfjs';
import { getThreadsCount, setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { installWasmKernels } from '../kernels/installWasmKernels.ts';
import type { StartContext, WasmBinaryName } from './device.ts';
import { within } from './patience.ts';

/** A pool that has not started by then will not: Firefox now and then leaves one hanging. */
const poolPatience = 6000;

/** tfjs never says that a program failed to start: this is long enough for a slow phone. */
const patience = 20_000;

/**
 * Starts tfjs' `wasm` backend from bytes and completes its kernels. Threads are tried where the page is
 * cross-origin isolated; where their pool does not start, one thread does the work.
 *
 * @returns the threads that compute
 */
export async function startWasm(context: StartContext): Promise<number> {
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const threads = simd && (context.threads ?? globalThis.crossOriginIsolated === true);
  const mayThread = threads && (await tf.env().getAsync('WASM_HAS_MULTITHREAD_SUPPORT'));
  if (!(mayThread && (await startedWith('tfjs-backend-wasm-threaded-simd.wasm', context)))) {
    tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
    const name = simd ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm';
    if (!(await startedWith(name, context))) throw new Error('its program did not start');
  }
  installWasmKernels();
  const fastThreads = await context.installFastKernels?.();
  return fastThreads ?? getThreadsCount();
}

async function startedWith(name: WasmBinaryName, context: StartContext): Promise<boolean> {
  const binary = await context.wasmBinary(name);
  if (!WebAssembly.validate(binary)) {
    throw new Error(`${name} is not a WebAssembly program (${binary.byteLength} bytes); reload the page`);
  }
  const started = withBinary(name, binary, () => tf.setBackend('wasm'));
  if (!name.includes('threaded')) return within(patience, 'its program', started);
  return within(poolPatience, 'its pool', started).catch(() => false);
}

/**
 * tfjs asks its platform to fetch the program; while `start` runs, that request is answered with the bytes at
 * hand, so that nothing is fetched where there is no network.
 */
async function withBinary<T>(
  name: WasmBinaryName,
  binary: ArrayBuffer | Uint8Array<ArrayBuffer>,
  start: () => Promise<T>,
): Promise<T> {
  const { platform } = tf.env();
  const fetch = platform.fetch;
  setWasmPaths('', true);
  platform.fetch = async (path, init) =>
    path === name
      ? new Response(binary, { headers: { 'Content-Type': 'application/wasm' } })
      : fetch.call(platform, path, init);
  try {
    return await start();
  } finally {
    platform.fetch = fetch;
  }
}
