/**
 * Tensors whose data stay bytes. 60,000 garments are 47 MB as bytes and 188 MB as float32, more than WebGPU binds by
 * default; a learner's `images.div(255)` would hold both and the quotient. Here a tensor is a run of bytes and a
 * table of 256 values, one per byte value: dividing changes the table, slicing moves the run's start, and
 * numbers are made only when some kernel asks for them, a batch at a time.
 *
 * This is a tfjs `KernelBackend` that is never the current one. tfjs asks the backend that owns a data id for its
 * values when a kernel of another backend needs them (`DataMover`), which is what makes every kernel work on
 * byte tensors; `kernels.ts` adds the ones that need not make numbers.
 */
import * as tf from '@tensorflow/tfjs';

/** More numbers than this at once (64 MiB) are refused: they would stall or crash a small machine. */
export const largestMaterialised = 64 * 1024 * 1024;

/** Bytes held once, however many tensors look at them. */
interface SharedBytes {
  readonly bytes: Uint8Array;
  views: number;
}

export interface ByteData {
  readonly shared: SharedBytes;
  /** Where this tensor's first value is in the shared bytes. */
  readonly start: number;
  readonly size: number;
  readonly dtype: 'int32' | 'float32';
  /** The value that each byte stands for. */
  readonly table: Float32Array;
}

export type Values = Float32Array | Int32Array;

export function emptyValues(dtype: ByteData['dtype'], count: number): Values {
  return dtype === 'int32' ? new Int32Array(count) : new Float32Array(count);
}

class ByteBackend extends tf.KernelBackend {
  private readonly held = new Map<tf.DataId, ByteData & { references: number }>();

  find(dataId: tf.DataId): ByteData | undefined {
    return this.held.get(dataId);
  }

  /** A tensor over bytes that the caller no longer changes. */
  create(bytes: Uint8Array, shape: number[]): tf.Tensor {
    const table = Float32Array.from({ length: 256 }, (_, byte) => byte);
    const shared = { bytes, views: 0 };
    return this.view({ shared, start: 0, size: bytes.length, dtype: 'int32', table }, shape);
  }

  /** A tensor over bytes that another already holds. */
  view(data: ByteData, shape: number[]): tf.Tensor {
    const dataId = {};
    this.held.set(dataId, { ...data, references: 1 });
    if (data.shared.views++ === 0) this.account(data.shared.bytes.byteLength);
    this.account(-4 * data.size);
    return tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype: data.dtype }, this);
  }

  /** The same data under another shape: free. */
  share(dataId: tf.DataId, shape: number[], dtype: tf.DataType): tf.Tensor {
    this.incRef(dataId);
    return tf.engine().makeTensorFromTensorInfo({ dataId, shape, dtype }, this);
  }

  /** `count` values from the `offset`th on, as numbers, written to `target` from `at` on. */
  fill(data: ByteData, offset: number, count: number, target: Values, at: number): void {
    const { table } = data;
    const { bytes } = data.shared;
    const from = data.start + offset;
    // Every byte has its entry: the table is 256 long.
    for (let i = 0; i < count; i++) target[at + i] = table[bytes[from + i] as number] as number;
  }

  /** @throws where so many numbers at once would be too many */
  mustFit(count: number): void {
    if (count * 4 <= largestMaterialised) return;
    throw new Error(
      `This needs ${count.toLocaleString('en')} pixels as numbers at once: ${megabytes(count * 4)}, and at most ` +
        `${megabytes(largestMaterialised)} are made from a byte tensor. ` +
        'Use a part of the images, for instance images.slice([0], [1000]), or go through them in batches.',
    );
  }

  override readSync(dataId: tf.DataId): Values {
    const data = this.held.get(dataId);
    if (data === undefined) throw new Error('This byte tensor has been disposed.');
    this.mustFit(data.size);
    const values = emptyValues(data.dtype, data.size);
    this.fill(data, 0, data.size, values, 0);
    return values;
  }

  override async read(dataId: tf.DataId): Promise<Values> {
    return this.readSync(dataId);
  }

  override refCount(dataId: tf.DataId): number {
    return this.held.get(dataId)?.references ?? 0;
  }

  override incRef(dataId: tf.DataId): void {
    const data = this.held.get(dataId);
    if (data === undefined) throw new Error('This byte tensor has been disposed.');
    data.references++;
    this.account(-4 * data.size);
  }

  override disposeData(dataId: tf.DataId, force = false): boolean {
    const data = this.held.get(dataId);
    if (data === undefined) return true;
    const ended = force ? data.references : 1;
    data.references -= ended;
    this.account(4 * data.size * ended);
    if (data.references > 0) return false;
    this.held.delete(dataId);
    if (--data.shared.views === 0) this.account(-data.shared.bytes.byteLength);
    return true;
  }

  override numDataIds(): number {
    return this.held.size;
  }

  override memory(): { unreliable: boolean } {
    return { unreliable: false };
  }

  override floatPrecision(): 32 {
    return 32;
  }

  /** tfjs counts four bytes a value; `tf.memory().numBytes` is to tell what is held. */
  private account(bytes: number): void {
    tf.engine().state.numBytes += bytes;
  }
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(0)} MB`;
}

export const byteBackend = new ByteBackend();
