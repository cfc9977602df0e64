import * as tf from '@tensorflow/tfjs';
import type { DisplayHandle, LessonHost } from './host.ts';
import { nextTask } from './nextTask.ts';

export interface Predictions {
  /** `[count]`: the class with the highest score, for each image. */
  readonly classes: Int32Array;
  /** `[count]`: that highest score. For a softmax output, between 0 and 1. */
  readonly scores: Float32Array;
}

/** Predictions that take longer than this show a progress line. */
const patience = 500;
const turnEvery = 100;

/**
 * Asks `model` for the class of each image, `batchSize` images at a time (default 256).
 *
 * `images` is `[count, …]`, prepared as the model was trained. Throws where its shape is not the model's.
 */
export async function predict(
  host: LessonHost,
  model: tf.LayersModel,
  images: tf.Tensor,
  options: { readonly batchSize?: number } = {},
): Promise<Predictions> {
  requireShape(model, images);
  const count = images.shape[0] ?? 0;
  const batchSize = options.batchSize ?? 256;
  const classes = new Int32Array(count);
  const scores = new Float32Array(count);
  const started = host.now();
  let turned = started;
  let line: DisplayHandle | undefined;
  for (let from = 0; from < count; from += batchSize) {
    const batch = tf.tidy(() => ask(model, images, from, Math.min(batchSize, count - from)));
    classes.set(await batch.classes.data<'int32'>(), from);
    scores.set(await batch.scores.data<'float32'>(), from);
    tf.dispose([batch.classes, batch.scores]);
    const done = Math.min(count, from + batchSize);
    const now = host.now();
    if (now - turned >= turnEvery) {
      turned = now;
      if (line !== undefined || now - started >= patience) {
        const output = progress(done, count, now - started);
        if (line === undefined) line = host.display(output);
        else line.update(output);
      }
      await nextTask();
    }
  }
  line?.update(progress(count, count, host.now() - started));
  return { classes, scores };
}

function ask(model: tf.LayersModel, images: tf.Tensor, from: number, size: number) {
  const answer = model.predict(images.slice([from], [size]), {
    batchSize: size,
  });
  if (Array.isArray(answer))
    throw new Error(`predict: the model has ${answer.length} outputs; it must have 1`);
  return { classes: answer.argMax(-1), scores: answer.max(-1) };
}

function requireShape(model: tf.LayersModel, images: tf.Tensor): void {
  const expected = model.inputs[0]?.shape ?? [];
  const fits =
    expected.length === images.rank &&
    expected.every((size, axis) => axis === 0 || size === null || size === images.shape[axis]);
  if (fits) return;
  const wanted = expected.map((size, axis) => (axis === 0 ? 'count' : (size ?? 'any'))).join(', ');
  const missingChannel = images.rank + 1 === expected.length && expected.at(-1) === 1;
  throw new Error(
    `predict: the model takes images of shape [${wanted}], but these are [${images.shape.join(', ')}].${
      missingChannel ? ' Add the channel axis with images.expandDims(-1).' : ''
    }`,
  );
}

function progress(done: number, count: number, elapsed: number) {
  const rate = Math.round((done / elapsed) * 1000).toLocaleString('en');
  return {
    mime: 'application/vnd.convbook.progress+json',
    value: done / count,
    label: `predicted ${done.toLocaleString('en')} of ${count.toLocaleString('en')} · ${rate} images/s`,
    state: done === count ? 'done' : 'running',
  } as const;
}
