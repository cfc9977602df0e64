import * as tf from '@tensorflow/tfjs';
import type { DatasetBytes } from '../../src/data/types.ts';
import { seedEverything } from '../../src/engine/seedEverything.ts';
import type { LessonHost } from '../../src/lesson/host.ts';
import type { Output } from '../../src/notebook/output.ts';

/** A kernel made of plain objects: what was displayed is in `shown`, each entry the latest of its place. */
export interface PlainHost extends LessonHost {
  readonly shown: Output[];
  /** Every output in order, updates included. */
  readonly log: Output[];
  /** Milliseconds that `now` gives; tests move it. */
  time: number;
}

export function plainHost(given: Partial<LessonHost> = {}): PlainHost {
  const shown: Output[] = [];
  const log: Output[] = [];
  const host: PlainHost = {
    shown,
    log,
    time: 0,
    display(output) {
      const place = shown.push(output) - 1;
      log.push(output);
      return {
        update(next) {
          shown[place] = next;
          log.push(next);
        },
      };
    },
    fashionMnist: () => Promise.reject(new Error('This test gives no data.')),
    pageBytes: (name) => Promise.reject(new Error(`This test gives no ${name}.`)),
    reductions: {},
    imageTensor: (bytes, shape) => tf.tensor(Array.from(bytes), [...shape], 'int32'),
    seedEverything,
    notebookModels: () => [],
    expectTraining: () => undefined,
    now: () => host.time,
    ...given,
  };
  return host;
}

/**
 * Ten kinds of striped squares in turn, 28×28: class 0 has one bright row, class 1 two, and so on. Enough for a
 * network to tell them apart, and easy to check by hand.
 */
export function stripes(
  trainCount: number,
  testCount: number,
  source: DatasetBytes['source'] = 'stand-in',
): DatasetBytes {
  const part = (count: number) => {
    const images = new Uint8Array(count * 784);
    const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
    labels.forEach((label, index) => {
      images.fill(200, index * 784, index * 784 + (label + 1) * 2 * 28);
    });
    return { images, labels };
  };
  const [train, test] = [part(trainCount), part(testCount)];
  return {
    trainImages: train.images,
    trainLabels: train.labels,
    testImages: test.images,
    testLabels: test.labels,
    source,
    note: 'Drawn by a test.',
  };
}
