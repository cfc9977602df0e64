/** What a tensor can be pending on: the operands of what has not been computed. See `pending.ts`. */
import type * as tf from '@tensorflow/tfjs';
import type { ConvolutionShape } from './shapes.ts';
import type { Winners } from './winners.ts';

/** A convolution, optionally with bias and relu, that has not been computed. */
export interface PendingConvolution {
  readonly kind: 'convolution';
  readonly shape: ConvolutionShape;
  readonly x: tf.DataId;
  readonly filter: tf.DataId;
  readonly bias: tf.DataId | undefined;
  readonly relu: boolean;
}

/**
 * Max pooling of a pending convolution. Where the next convolution looks at a corner of it only (for floor pooling leaves
 * the last rows and columns unread), only that corner is computed.
 */
export interface PendingPooling {
  readonly kind: 'pooling';
  readonly convolution: PendingConvolution;
  readonly winners: Winners;
}

/** The gradient of a feature map behind max pooling: the pooled gradient, to be put where the winners were. */
export interface PendingGradient {
  readonly kind: 'gradient';
  readonly winners: Winners;
  readonly pooledGradient: tf.DataId;
  /** Whether relu's gradient has been taken: then windows that relu cut off pass nothing on. */
  readonly rectified: boolean;
}

export type Pending = PendingConvolution | PendingPooling | PendingGradient;
