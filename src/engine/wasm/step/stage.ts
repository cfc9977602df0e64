import type * as tf from '@tensorflow/tfjs';
import type { Corner } from '../pending.ts';
import type { Recording } from './recording.ts';
import type { Slot } from './sequence.ts';

/** What stages record into: jobs, and where the model's weights and their gradients are. */
export interface StepRecording {
  readonly recording: Recording;
  readonly batch: number;
  /** Where a weight is; it may be elsewhere in the next step. */
  weight(variable: tf.LayerVariable): Slot;
  /** Where a weight's gradient is to be written; undefined where it is not trained. */
  gradient(variable: tf.LayerVariable): number | undefined;
  /** Where a variable is that the step changes, and that is no weight with a gradient. */
  changing(variable: tf.LayerVariable): Slot;
  /** A number that is drawn anew for each step. */
  drawn(draw: () => number): Slot;
}

/** One layer of a compiled step, or several that are computed as one. */
export interface Stage {
  /**
   * Which corner of its input it looks at, where only a corner of its output is looked at (floor pooling leaves the last rows and
   * columns unread). Stages without this look at all of it.
   */
  reads?(output: Corner | undefined): Corner | undefined;
  /** Records the forward pass over the input at `x`; returns where the output is. */
  forward(step: StepRecording, x: number, corner: Corner | undefined): number;
  /**
   * Records the gradients of its weights, given that of its output at `dy`, which it may overwrite; with `passOn` that of its
   * input too, and returns where it is.
   */
  backward(step: StepRecording, dy: number, passOn: boolean): number;
}
