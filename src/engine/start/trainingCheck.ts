/**
 * One small training step whose outcome is known. It runs every kind of kernel that the lessons' networks need
 * (convolution, relu, max pooling, matrix product, softmax cross-entropy, and all their gradients), so a backend
 * that gets it right can be trusted with them, and its time tells the backends apart.
 */
import * as tf from '@tensorflow/tfjs';

/**
 * Images of the step. Plain JavaScript gets fewer: there 32 take half a second. Times are told as for 32.
 */
export const checkBatches = { full: 32, small: 8 } as const;
type Batch = (typeof checkBatches)[keyof typeof checkBatches];

/** The same numbers everywhere, between -0.5 and 0.5 and unlike each other: the fractions of multiples of √2. */
export function spread(count: number, first: number): Float32Array {
  const values = new Float32Array(count);
  // A loop: `Float32Array.from` takes so long that it would be a fifth of a kernel's start.
  for (let i = 0; i < count; i += 1) values[i] = (((i + first) * Math.SQRT2) % 1) - 0.5;
  return values;
}

/** Images, filters and weights of the step, in the order of `checkShapes`. */
const checkShapes = (batch: number): readonly (readonly number[])[] => [
  [batch, 14, 14, 1],
  [3, 3, 1, 16],
  [3, 3, 16, 32],
  [512, 10],
];

export function checkInputs(batch: number): Float32Array[] {
  return checkShapes(batch).map((shape, i) =>
    spread(
      shape.reduce((product, length) => product * length, 1),
      1 + 1000 * i,
    ),
  );
}

/**
 * By the number of images: the mean loss and the Euclidean lengths of the gradients of both filters and the dense weights, computed in float64 by
 * plain loops over arrays (the test of this module holds them).
 */
export const knownOutcomes: Readonly<Record<Batch, readonly number[]>> = {
  32: [3.27674231, 3.47520406, 6.98044487, 1.40072823],
  8: [1.89795753, 5.33346764, 5.83727726, 1.90238599],
};

/** Runs the step once and reads its outcome, in the order of `knownOutcomes`. */
export async function trainingStep(batch: Batch = checkBatches.full): Promise<number[]> {
  const outcome = tf.tidy(() => {
    // Shapes as `checkShapes` says.
    const [images, first, second, dense] = checkInputs(batch).map((values, i) =>
      tf.tensor(values, checkShapes(batch)[i] as [number, number]),
    ) as [tf.Tensor4D, tf.Tensor4D, tf.Tensor4D, tf.Tensor2D];
    const labels = tf.oneHot(
      tf.tensor1d(
        Array.from({ length: batch }, (_, i) => i % 10),
        'int32',
      ),
      10,
    );
    const loss = (a: tf.Tensor, b: tf.Tensor, c: tf.Tensor): tf.Scalar => {
      const conv1 = tf.maxPool(tf.relu(tf.conv2d(images, a as tf.Tensor4D, 1, 'valid')), 2, 2, 'valid');
      const conv2 = tf.relu(tf.conv2d(conv1, b as tf.Tensor4D, 1, 'valid'));
      const logits = tf.matMul(conv2.reshape([batch, 512]) as tf.Tensor2D, c as tf.Tensor2D);
      return tf.losses.softmaxCrossEntropy(labels, logits) as tf.Scalar;
    };
    const { value, grads } = tf.valueAndGrads(loss as (...xs: tf.Tensor[]) => tf.Scalar)([
      first,
      second,
      dense,
    ]);
    return tf.stack([value, ...grads.map((gradient) => gradient.square().sum().sqrt())]);
  });
  const numbers = Array.from(await outcome.data());
  outcome.dispose();
  return numbers;
}

/** Half-precision rounding stays well below this; a wrong kernel does not. */
const tolerance = 0.01;

/** What is wrong with an outcome, or `undefined` where it is right. */
export function wrongOutcome(
  outcome: readonly number[],
  batch: Batch = checkBatches.full,
): string | undefined {
  const names = [
    'the loss',
    "the first filters' gradient",
    "the second filters' gradient",
    "the dense weights' gradient",
  ];
  for (const [i, known] of knownOutcomes[batch].entries()) {
    const found = outcome[i] ?? Number.NaN;
    if (!(Math.abs(found - known) <= tolerance * Math.abs(known))) {
      return `${names[i]} came out as ${found.toPrecision(4)} where ${known.toPrecision(4)} is right`;
    }
  }
  return undefined;
}

export interface CheckResult {
  /** What is wrong, in words; absent where the outcome is right. */
  readonly wrong?: string;
  /** The fastest of the steps that were run after the first, which compiles. */
  readonly milliseconds: number;
}

const mostRuns = 20;

/** Runs the step on the current backend: once for its outcome, then as often as fits `budget` milliseconds. */
export async function checkTraining(now: () => number, budget: number): Promise<CheckResult> {
  const batch = tf.getBackend() === 'cpu' ? checkBatches.small : checkBatches.full;
  const scale = checkBatches.full / batch;
  const started = now();
  const wrong = wrongOutcome(await trainingStep(batch), batch);
  let milliseconds = now() - started;
  if (wrong !== undefined) return { wrong, milliseconds: scale * milliseconds };
  for (let run = 0; run < mostRuns && now() - started + milliseconds < budget; run++) {
    const before = now();
    await trainingStep(batch);
    milliseconds = Math.min(milliseconds, now() - before);
  }
  return { milliseconds: scale * milliseconds };
}
