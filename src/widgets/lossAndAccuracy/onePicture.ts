/**
 * What becomes of one picture as the score of its right class moves while all other classes stay at 0: its share by
 * softmax, its loss, and whether it counts as right, with the slopes of the last two.
 */
import { crossEntropy, softmax } from '../../cnn/softmax.ts';

export interface OnePicture {
  readonly share: number;
  readonly loss: number;
  /** 1 where the score is the largest, else 0. */
  readonly accuracy: 0 | 1;
  /** How fast the loss changes with the score: share − 1. */
  readonly lossSlope: number;
}

/** @param classes how many classes there are, the right one included. */
export function onePicture(score: number, classes: number): OnePicture {
  const others = Array.from({ length: classes - 1 }, () => 0);
  const [share = 0] = softmax([score, ...others]);
  return { share, loss: crossEntropy(share), accuracy: score > 0 ? 1 : 0, lossSlope: share - 1 };
}
