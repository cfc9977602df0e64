import * as tf from '@tensorflow/tfjs';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { installWasmKernels } from '../kernels/installWasmKernels.ts';
import type { StartContext, WasmBinaryName } from './device.ts';
import { messageOf, within } from './patience.ts';

/** tfjs never says that a program failed to start: this is long enough for a slow phone. */
const patience = 20_000;

export interface StartedWasm {
  /** Threads that compute. */
  readonly threads: number;
  /** Why it is slower than it could be, in one plain sentence. */
  readonly trouble?: string;
}

let started: StartedWasm | undefined;

/**
 * Starts tfjs' `wasm` backend from bytes, completes its kernels and puts the faster ones over them. Further calls make it the
 * current backend again.
 */
export async function startWasm(context: StartContext): Promise<StartedWasm> {
  if (started === undefined) {
    await startProgram(context);
    installWasmKernels();
    started = await startFastKernels(context);
  } else {
    await tf.setBackend('wasm');
  }
  return started;
}

async function startProgram(context: StartContext): Promise<void> {
  const { wasmBinary, fastKernels } = context;
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  const simd = await tf.env().getAsync('WASM_HAS_SIMD_SUPPORT');
  const name = simd ? 'tfjs-backend-wasm-simd.wasm' : 'tfjs-backend-wasm.wasm';
  const program = new Uint8Array(await wasmBinary(name));
  const mayShare = simd && (context.threads ?? globalThis.crossOriginIsolated === true);
  if (fastKernels !== undefined && mayShare) {
    const shared = fastKernels.shareMemory(program);
    // A browser may say that it is isolated and still refuse the memory: then without sharing.
    if (WebAssembly.validate(shared) && (await startedWith(name, shared).catch(() => false))) return;
  }
  if (!WebAssembly.validate(program)) {
    throw new Error(`${name} is no WebAssembly program this browser knows (${program.byteLength} bytes)`);
  }
  if (!(await startedWith(name, program))) throw new Error('its program did not start');
}

async function startFastKernels({ fastKernels }: StartContext): Promise<StartedWasm> {
  if (fastKernels === undefined) return { threads: 1 };
  try {
    return { threads: (await fastKernels.install()).threads };
  } catch (error) {
    return { threads: 1, trouble: `The faster kernels did not start: ${messageOf(error)}.` };
  }
}

/**
 * tfjs asks its platform to fetch the program; while it starts, that request is answered with the bytes at hand, so
 * that nothing is fetched where there is no network.
 */
async function startedWith(name: WasmBinaryName, program: Uint8Array<ArrayBuffer>): Promise<boolean> {
  const { platform } = tf.env();
  const fetch = platform.fetch;
  setWasmPaths('', true);
  platform.fetch = async (path, init) =>
    path === name
      ? new Response(program, { headers: { 'Content-Type': 'application/wasm' } })
      : fetch.call(platform, path, init);
  try {
    return await within(patience, 'its program', tf.setBackend('wasm'));
  } finally {
    platform.fetch = fetch;
  }
}
