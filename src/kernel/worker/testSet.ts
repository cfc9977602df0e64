/**
 * Sees whether labels are those of the test set, by their order: what has trained on it, or was chosen by it, cannot be
 * measured by it any more.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { DatasetBytes } from '../../data/types.ts';

/** Fewer labels in a row could be anybody's: of 20, one order in 10²⁰. */
const fewest = 20;
/** More are not looked at. */
const most = 100;

/**
 * @param labels class numbers or one-hot rows, as `fit` takes them; anything else is not of the test set. Shuffled ones
 *   are not recognised.
 * @param dataset undefined before it is loaded.
 */
export async function areTestLabels(
  tf: typeof tfjs,
  labels: unknown,
  dataset: Pick<DatasetBytes, 'trainLabels' | 'testLabels'> | undefined,
): Promise<boolean> {
  if (dataset === undefined || !(labels instanceof tf.Tensor) || labels.isDisposed) return false;
  const [count = 0, width = 1] = labels.shape;
  if (labels.rank < 1 || labels.rank > 2 || count < fewest) return false;
  const beginning = tf.tidy(() => {
    const first = labels.slice(0, Math.min(count, most));
    return width === 1 ? first.flatten() : first.argMax(-1);
  });
  const wanted = Uint8Array.from(await beginning.data());
  beginning.dispose();
  return isIn(dataset.testLabels, wanted) && !isIn(dataset.trainLabels, wanted);
}

function isIn(all: Uint8Array, wanted: Uint8Array): boolean {
  for (let at = 0; at + wanted.length <= all.length; at += 1) {
    let same = 0;
    while (same < wanted.length && all[at + same] === wanted[same]) same += 1;
    if (same === wanted.length) return true;
  }
  return false;
}
