export interface Stop {
  /** The last epoch that is run, counted from 1. */
  readonly after: number;
  /** The epoch with the lowest loss up to then. */
  readonly best: number;
  /** Whether it stopped before the last loss given. */
  readonly early: boolean;
}

/**
 * Where training stops if it gives up after `patience` epochs in a row without a new lowest loss, as the
 * `earlyStopping` callback of Keras and TensorFlow.js does.
 *
 * @param losses on unseen pictures, after each epoch.
 * @param patience whole number from 1.
 */
export function earlyStopping(losses: readonly number[], patience: number): Stop {
  let best = 1;
  for (let epoch = 2; epoch <= losses.length; epoch++) {
    if (at(losses, epoch) < at(losses, best)) best = epoch;
    else if (epoch - best >= patience) return { after: epoch, best, early: epoch < losses.length };
  }
  return { after: losses.length, best, early: false };
}

function at(losses: readonly number[], epoch: number): number {
  return losses[epoch - 1] ?? Number.POSITIVE_INFINITY;
}
