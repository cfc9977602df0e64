import type * as tf from '@tensorflow/tfjs';
import type { LessonHost } from './host.ts';

export interface TrainingPlan {
  /** Images, or whatever one example is, in an epoch. */
  readonly examples: number;
  /** 1 by default. */
  readonly epochs?: number;
  /** 32 by default, as in `fit`. */
  readonly batchSize?: number;
  /** The part of the examples that is kept for validation, from 0 to 1; 0 by default. */
  readonly validationSplit?: number;
}

export interface ExpectedTime {
  /** Seconds that the whole training will take on this device. */
  readonly seconds: number;
  readonly secondsPerEpoch: number;
  /** In words: 'about 40 seconds', 'about 3 minutes'. */
  readonly text: string;
}

/**
 * How long `model.fit` will take here, without training anything: from the layers' multiply-adds and from how fast this device took
 * a small step soon after the kernel started. Trainings that have run make it better.
 *
 * @returns undefined where it cannot be told yet: a layer whose work cannot be counted, or a device that was not timed yet
 * @throws where `plan` has no positive number of examples
 */
export function trainingTime(
  host: Pick<LessonHost, 'expectTraining'>,
  model: tf.LayersModel,
  plan: TrainingPlan,
): ExpectedTime | undefined {
  const { examples, epochs = 1, batchSize = 32, validationSplit = 0 } = plan;
  if (!(examples > 0 && epochs > 0 && batchSize > 0)) {
    throw new Error(
      `trainingTime: examples, epochs and batchSize must be above 0, but they are ${examples}, ${epochs} and ${batchSize}. ` +
        'Try trainingTime(model, { examples: 50_000, epochs: 10 }).',
    );
  }
  const validated = Math.floor(examples * validationSplit);
  const seconds = host.expectTraining(model, {
    examples: examples - validated,
    batchSize,
    epochs,
    validated,
  });
  return seconds === undefined
    ? undefined
    : { seconds, secondsPerEpoch: seconds / epochs, text: timeInWords(seconds) };
}

/** `about 40 seconds`, `about 3 minutes`: never finer than is known. */
export function timeInWords(seconds: number): string {
  if (seconds < 1) return 'less than a second';
  if (seconds < 10) return `about ${counted(Math.round(seconds), 'second')}`;
  if (seconds < 90) return `about ${Math.round(seconds / 5) * 5} seconds`;
  return `about ${counted(Math.round(seconds / 60), 'minute')}`;
}

const counted = (count: number, unit: string): string => `${count} ${unit}${count === 1 ? '' : 's'}`;
