import * as tf from '@tensorflow/tfjs';
import type { LessonHost } from './host.ts';

const side = 28;

/**
 * The reader's own picture as the widget above the cell prepared it: `[28, 28]`, 0 black to 255 white, like a picture of
 * Fashion-MNIST.
 */
export async function drawnImage(host: LessonHost): Promise<tf.Tensor2D> {
  const pixels = await host.pageBytes('drawing');
  if (pixels.length !== side * side) {
    throw new Error(`drawnImage: the page gave ${pixels.length} numbers, not ${side}×${side}`);
  }
  return tf.tensor2d(Float32Array.from(pixels), [side, side]);
}
