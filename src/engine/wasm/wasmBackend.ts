/** What of tfjs' `wasm` backend the engine uses; its typings keep most of it private. */
import * as tf from '@tensorflow/tfjs';
import type { Pending } from './pendingKinds.ts';
import type { Winners } from './winners.ts';

/** One tensor's data on the heap. */
export interface HeapTensor {
  id: number;
  memoryOffset: number;
  readonly shape: number[];
  readonly dtype: tf.DataType;
  refCount: number;
  /** Its numbers were changed in place since tfjs' own kernels last saw it. */
  changed?: boolean;
  /** What still has to be computed; the tensor has no memory until then. */
  pending?: Pending | undefined;
  /** Which positions won the pooling of this feature map. */
  winners?: Winners | undefined;
}

export interface DataMap {
  get(dataId: tf.DataId): HeapTensor;
  set(dataId: tf.DataId, tensor: HeapTensor): void;
  has(dataId: tf.DataId): boolean;
  delete(dataId: tf.DataId): boolean;
}

/** The Emscripten module behind the backend. */
export interface HeapModule {
  _malloc(bytes: number): number;
  _free(address: number): void;
  readonly asm?: { readonly memory?: WebAssembly.Memory };
  readonly wasmMemory?: WebAssembly.Memory;
  readonly tfjs: {
    registerTensor(id: number, size: number, address: number): void;
    disposeData(id: number): void;
  };
}

export interface WasmBackend extends tf.KernelBackend {
  readonly wasm: HeapModule;
  readonly dataIdMap: DataMap;
  dataIdNextNumber: number;
  makeOutput(shape: number[], dtype: tf.DataType): tf.TensorInfo;
}

/** The current backend, which must be `wasm`. */
export function currentWasmBackend(): WasmBackend {
  if (tf.getBackend() !== 'wasm') {
    throw new Error(`installFastKernels: tfjs runs on '${tf.getBackend()}'; start its 'wasm' backend first.`);
  }
  // BackendWasm has these members in tfjs 4.22, typed private or not at all.
  return tf.backend() as unknown as WasmBackend;
}

/** The heap's memory; throws where this build of tfjs does not show it. */
export function memoryOf(module: HeapModule): WebAssembly.Memory {
  const memory = module.wasmMemory ?? module.asm?.memory;
  if (memory === undefined) throw new Error("installFastKernels: this tfjs does not show its 'wasm' memory.");
  return memory;
}
