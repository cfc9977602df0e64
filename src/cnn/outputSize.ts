/**
 * How large a feature map comes out of a convolution or a pooling layer.
 *
 * The arithmetic is that of Dumoulin and Visin, "A guide to convolution arithmetic for deep learning"
 * (arXiv:1603.07285), with 'valid' and 'same' as TensorFlow defines them.
 */

/** 'valid' adds nothing; 'same' adds enough zeros for `⌈size / stride⌉` outputs; a number adds that many on each side. */
export type Padding = 'valid' | 'same' | number;

export interface Window {
  /** Side of the kernel or of the pooling window, in pixels. */
  readonly kernel: number;
  /** Pixels from one window to the next. Default 1. */
  readonly stride?: number;
  /** Default 'valid', as in Keras and TensorFlow.js. */
  readonly padding?: Padding;
}

/**
 * The side of the output for a square input: `⌊(size + 2·padding − kernel) / stride⌋ + 1`.
 *
 * `layer` names the caller in errors. Throws where no window fits.
 */
export function outputSize(size: number, window: Window, layer = 'conv2d'): number {
  const { kernel, stride = 1, padding = 'valid' } = window;
  requireCount(layer, 'input size', size);
  requireCount(layer, 'kernel size', kernel);
  requireCount(layer, 'stride', stride);
  if (padding === 'same') return Math.ceil(size / stride);
  const added = padding === 'valid' ? 0 : padding;
  if (!Number.isInteger(added) || added < 0) {
    throw new RangeError(`${layer}: padding must be 0 or a positive whole number, not ${added}`);
  }
  const padded = size + 2 * added;
  if (kernel > padded) {
    throw new RangeError(
      `${layer}: kernel ${kernel}×${kernel} is larger than its padded input ${padded}×${padded}`,
    );
  }
  return Math.floor((padded - kernel) / stride) + 1;
}

function requireCount(layer: string, what: string, value: number): void {
  if (!Number.isInteger(value) || value < 1) {
    throw new RangeError(`${layer}: ${what} must be a whole number from 1, not ${value}`);
  }
}
