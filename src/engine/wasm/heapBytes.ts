import * as tf from '@tensorflow/tfjs';
import { currentWasmBackend, memoryOf } from './wasmBackend.ts';

/** How large WebAssembly's memory has grown, in bytes; undefined on the other backends. It never shrinks. */
export function heapBytes(): number | undefined {
  return tf.getBackend() === 'wasm' ? memoryOf(currentWasmBackend().wasm).buffer.byteLength : undefined;
}
