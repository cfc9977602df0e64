/**
 * Tensors that are computed when somebody looks at them.
 *
 * tfjs calls one kernel for a convolution, one for its bias, one for relu and one for the max pooling behind it, and the
 * gradients in reverse. A kernel that leaves its result pending lets the next one see what it is made of: pooling
 * then finds "relu of a convolution" instead of numbers, and does all four at once. Whoever asks for the numbers of a
 * pending tensor (any other kernel, the learner reading a feature map) gets them: they are computed then.
 */
import * as tf from '@tensorflow/tfjs';
import type { Pending } from './pendingKinds.ts';
import type { Program } from './program.ts';
import type { HeapTensor, WasmBackend } from './wasmBackend.ts';

/** Computes a pending tensor into memory that has been allocated for it; of a pooling, only a corner if so asked. */
export type Compute = (pending: Pending, to: number, corner?: Corner) => void;

export type Corner = readonly [rows: number, columns: number];

function operands(pending: Pending): tf.DataId[] {
  if (pending.kind === 'gradient') return [pending.pooledGradient];
  const { x, filter, bias } = pending.kind === 'pooling' ? pending.convolution : pending;
  return bias === undefined ? [x, filter] : [x, filter, bias];
}

/** Makes the backend's tensors lazy; one for each backend. */
export class PendingTensors {
  private readonly find: (dataId: tf.DataId) => HeapTensor;
  private readonly disposeComputed: (dataId: tf.DataId, force?: boolean) => boolean;

  private readonly backend: WasmBackend;
  private readonly program: Program;
  private readonly compute: Compute;

  constructor(backend: WasmBackend, program: Program, compute: Compute) {
    this.backend = backend;
    this.program = program;
    this.compute = compute;
    const { dataIdMap } = backend;
    this.find = dataIdMap.get.bind(dataIdMap);
    this.disposeComputed = backend.disposeData.bind(backend);
    dataIdMap.get = (dataId) => this.settled(dataId);
    backend.disposeData = (dataId, force) => this.dispose(dataId, force);
    backend.incRef = (dataId) => {
      this.find(dataId).refCount++;
    };
    backend.refCount = (dataId) => (dataIdMap.has(dataId) ? this.find(dataId).refCount : 0);
  }

  /** A tensor's record as it is, without computing it. */
  peek(dataId: tf.DataId): HeapTensor | undefined {
    return this.backend.dataIdMap.has(dataId) ? this.find(dataId) : undefined;
  }

  /** Address of a tensor's numbers, which are computed if they were not yet. */
  address(dataId: tf.DataId): number {
    return this.settled(dataId).memoryOffset;
  }

  /**
   * Address of a map of which only the first rows and columns will be read: the rest of it may not have been
   * computed.
   */
  corner(dataId: tf.DataId, wanted: Corner): number {
    const tensor = this.find(dataId);
    const { pending } = tensor;
    if (pending?.kind !== 'pooling') return this.address(dataId);
    const { computed, pool } = pending.winners;
    const [rows, columns] = wanted.map((n, i) => Math.max(n, computed[i] ?? 0)) as [number, number];
    if (rows >= pool.outHeight && columns >= pool.outWidth) return this.address(dataId);
    if (rows > computed[0] || columns > computed[1]) {
      this.provideMemory(tensor);
      this.compute(pending, tensor.memoryOffset, [rows, columns]);
    }
    return tensor.memoryOffset;
  }

  /** A new tensor that is computed when it is looked at; holds what it is made of until then. */
  defer(pending: Pending, shape: number[]): tf.TensorInfo {
    for (const dataId of operands(pending)) this.find(dataId).refCount++;
    if (pending.kind !== 'convolution') pending.winners.hold();
    const dataId = { id: this.backend.dataIdNextNumber++ };
    const id = this.backend.dataIdNextNumber++;
    this.backend.dataIdMap.set(dataId, {
      id,
      memoryOffset: 0,
      shape,
      dtype: 'float32',
      refCount: 1,
      pending,
    });
    return { dataId, shape, dtype: 'float32' };
  }

  /** The same data under another shape. */
  share(dataId: tf.DataId, shape: number[], dtype: tf.DataType): tf.TensorInfo {
    this.find(dataId).refCount++;
    return { dataId, shape, dtype };
  }

  private release(dataId: tf.DataId): void {
    if (this.backend.disposeData(dataId)) tf.engine().removeDataId(dataId, this.backend);
  }

  /** Tells that a tensor's numbers were changed where they are. */
  changed(dataId: tf.DataId): void {
    this.find(dataId).changed = true;
  }

  private settled(dataId: tf.DataId): HeapTensor {
    const tensor = this.find(dataId);
    if (tensor.changed) this.renew(tensor);
    const { pending } = tensor;
    if (pending === undefined) return tensor;
    const size = this.provideMemory(tensor);
    this.compute(pending, tensor.memoryOffset);
    tensor.pending = undefined;
    this.backend.wasm.tfjs.registerTensor(tensor.id, size, tensor.memoryOffset);
    this.forget(pending);
    return tensor;
  }

  /** tfjs' own kernels keep what they made of a filter (XNNPACK its packed form) by the tensor's id: changed numbers need a new one. */
  private renew(tensor: HeapTensor): void {
    const { tfjs } = this.backend.wasm;
    tfjs.disposeData(tensor.id);
    tensor.id = this.backend.dataIdNextNumber++;
    tfjs.registerTensor(tensor.id, tf.util.sizeFromShape(tensor.shape), tensor.memoryOffset);
    tensor.changed = false;
  }

  /** Allocates a pending tensor's memory, once. Returns its number of elements. */
  private provideMemory(tensor: HeapTensor): number {
    const size = tf.util.sizeFromShape(tensor.shape);
    if (tensor.memoryOffset === 0) {
      tensor.memoryOffset = this.program.allocate(size * 4, `a tensor of shape [${tensor.shape.join(', ')}]`);
    }
    return size;
  }

  private forget(pending: Pending): void {
    for (const dataId of operands(pending)) this.release(dataId);
    if (pending.kind !== 'convolution') pending.winners.release();
  }

  private dispose(dataId: tf.DataId, force = false): boolean {
    const tensor = this.peek(dataId);
    if (tensor === undefined) return true;
    const last = force || tensor.refCount <= 1;
    if (last) tensor.winners?.release();
    if (!last) {
      tensor.refCount--;
      return false;
    }
    if (tensor.pending === undefined) return this.disposeComputed(dataId, force);
    if (tensor.memoryOffset !== 0) this.program.free(tensor.memoryOffset);
    this.backend.dataIdMap.delete(dataId);
    this.forget(tensor.pending);
    return true;
  }
}
