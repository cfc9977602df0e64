/**
 * tfjs' `wasm` backend does not look whether memory for a tensor was to be had, nor whether there can be a tensor of such a shape: it is
 * written over whatever lies at address 0 then, and everything computed afterwards is garbage, or never ends. Here both are errors which
 * name the tensor; nothing has been touched then, and the backend goes on working.
 */
import * as tf from '@tensorflow/tfjs';

/** What of tfjs' backend is used; its typings keep it private. */
interface WasmHeap {
  readonly wasm: {
    _malloc(bytes: number): number;
    _free(address: number): void;
    readonly HEAPU8: Uint8Array;
  };
  move(dataId: tf.DataId, values: unknown, shape: number[], dtype: tf.DataType, references: number): void;
}

/** As far as tfjs lets its heap grow; its allocator overflows on sizes near it instead of refusing them. */
const heapLimit = 4_294_901_760;
const mostBytes = 0xf000_0000;

/** Watches the allocations of the current backend, which must be `wasm`. */
export function installAllocationChecks(): void {
  // BackendWasm has these members in tfjs 4.22.
  const backend = tf.backend() as unknown as WasmHeap;
  const { wasm } = backend;
  const move = backend.move;
  backend.move = function (this: WasmHeap, dataId, values, shape, dtype, references): void {
    if (!shape.every(isSize)) throw impossible(shape, dtype);
    if (dtype !== 'string') {
      const bytes = tf.util.sizeFromShape(shape) * tf.util.bytesPerElement(dtype);
      // Taken and given back: the allocator finds the same place again.
      const address = bytes > mostBytes ? 0 : wasm._malloc(bytes) >>> 0;
      if (address === 0 && bytes > 0) throw outOfMemory(bytes, shape, dtype, wasm.HEAPU8.length);
      wasm._free(address);
    }
    move.call(this, dataId, values, shape, dtype, references);
  };
}

const isSize = (side: number): boolean => Number.isInteger(side) && side >= 0;

function impossible(shape: readonly number[], dtype: string): Error {
  return new RangeError(
    `A ${dtype} tensor cannot have the shape [${shape.join(', ')}]: all its sizes must be whole numbers. ` +
      'Look at the sizes that were given, of a layer or a slice; Math.floor makes a whole number.',
  );
}

function outOfMemory(bytes: number, shape: readonly number[], dtype: string, heap: number): Error {
  const megabytes = (count: number) => `${Math.round(count / 1e6).toLocaleString('en')} MB`;
  return new Error(
    `Out of memory: a ${dtype} tensor of shape [${shape.join(', ')}] needs ${megabytes(bytes)}, and WebAssembly's heap, ` +
      `of which ${megabytes(heap)} are in use or kept for use, ends at ${megabytes(heapLimit)} or where this device does. ` +
      'Take a smaller batch, or dispose of tensors you no longer need (tf.tidy).',
  );
}
