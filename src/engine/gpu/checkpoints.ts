/** What models have learned, kept where the loss of a GPU does not reach it. */
import * as tf from '@tensorflow/tfjs';

interface Kept {
  readonly shape: number[];
  readonly dtype: tf.DataType;
  readonly values: tf.BackendValues;
}

interface Checkpoint {
  readonly epochs: number;
  /** In the order of `model.weights`. */
  readonly weights: readonly Kept[];
  /** Iterations and moments; none of optimizers that do not tell theirs (Adamax). */
  readonly optimizer: readonly (Kept & { readonly name: string })[];
}

/** Numbers that plain descent and momentum hold as tensors besides; tfjs' typings keep them private. */
interface OwnNumbers {
  setLearningRate?(rate: number): void;
  readonly learningRate?: number;
  m?: tf.Scalar;
  readonly momentum?: number;
}

export class Checkpoints {
  readonly #kept = new WeakMap<tf.LayersModel, Checkpoint>();
  /** Those that have one; models that nobody else holds are not held here. */
  #models: WeakRef<tf.LayersModel>[] = [];

  /**
   * Keeps a model's weights and its optimizer's state, in the place of what was kept of it before. Reads them from the GPU: once
   * an epoch is cheap, once a batch is not.
   *
   * @param epochs how many epochs of the current training have ended
   * @param isLost whether the GPU has gone away; what was read meanwhile is garbage then, and the earlier checkpoint stays
   */
  async keep(model: tf.LayersModel, epochs: number, isLost: () => boolean): Promise<void> {
    const read = async (tensor: tf.Tensor): Promise<Kept> => {
      const { shape, dtype } = tensor;
      return { shape, dtype, values: await tensor.data() };
    };
    const own = model.weights.map((weight) => weight.read());
    const state = await stateOf(model.optimizer);
    const weights = await Promise.all(own.map(read));
    const optimizer = await Promise.all(
      state.map(async ({ name, tensor }) => ({ name, ...(await read(tensor)) })),
    );
    // The first is made for the occasion; the others are the optimizer's own.
    state[0]?.tensor.dispose();
    if (isLost()) return;
    if (!this.#kept.has(model)) this.#models.push(new WeakRef(model));
    this.#kept.set(model, { epochs, weights, optimizer });
  }

  /**
   * Puts the kept weights and optimizers' states back, on the current backend, into all models that still live.
   *
   * @returns those models, and after how many epochs each was kept
   */
  async restore(): Promise<Map<tf.LayersModel, number>> {
    const restored = new Map<tf.LayersModel, number>();
    for (const model of this.#models.flatMap((one) => one.deref() ?? [])) {
      const kept = this.#kept.get(model);
      if (kept === undefined || isDisposed(model)) continue;
      await putBack(model, kept);
      restored.set(model, kept.epochs);
    }
    this.#models = [...restored.keys()].map((model) => new WeakRef(model));
    return restored;
  }
}

/** tfjs' typings keep this private. */
const isDisposed = (model: tf.LayersModel): boolean =>
  model.weights.some((weight) => (weight as unknown as { readonly val: tf.Variable }).val.isDisposed);

async function putBack(model: tf.LayersModel, { weights, optimizer }: Checkpoint): Promise<void> {
  const made: tf.Tensor[] = [];
  const tensorOf = ({ values, shape, dtype }: Kept): tf.Tensor => {
    // Weights and moments are numbers.
    const tensor = tf.tensor(values as Float32Array, shape, dtype);
    made.push(tensor);
    return tensor;
  };
  model.weights.forEach((weight, i) => {
    const kept = weights[i];
    // Not through the layer's constraint: the values have been through it.
    if (kept !== undefined) (weight.read() as tf.Variable).assign(tensorOf(kept));
  });
  if (optimizer.length > 0) {
    const [, ...before] = await stateOf(model.optimizer);
    await model.optimizer.setWeights(optimizer.map((kept) => ({ name: kept.name, tensor: tensorOf(kept) })));
    tf.dispose(before.map(({ tensor }) => tensor));
    renewNumbers(model.optimizer as OwnNumbers);
  }
  tf.dispose(made);
}

async function stateOf(optimizer: tf.Optimizer | undefined): Promise<NamedTensors> {
  try {
    return (await optimizer?.getWeights()) ?? [];
  } catch {
    // Not implemented, says tfjs, for Adamax and for a learner's own.
    return [];
  }
}

type NamedTensors = Awaited<ReturnType<tf.Optimizer['getWeights']>>;

function renewNumbers(numbers: OwnNumbers): void {
  if (numbers.learningRate !== undefined) numbers.setLearningRate?.(numbers.learningRate);
  if (numbers.m !== undefined && numbers.momentum !== undefined) {
    numbers.m.dispose();
    numbers.m = tf.keep(tf.scalar(numbers.momentum));
  }
}
