import type { Padding } from './outputSize.ts';
import { outputSize } from './outputSize.ts';

/** Zeros added before the first and after the last row or column. */
export interface AddedZeros {
  readonly before: number;
  readonly after: number;
}

/**
 * The zeros that `padding` adds along one axis. 'same' adds as many as the last window needs, and where their
 * number is odd the extra one comes after, as in TensorFlow.
 */
export function addedZeros(size: number, kernel: number, stride: number, padding: Padding): AddedZeros {
  if (padding === 'valid') return { before: 0, after: 0 };
  if (padding !== 'same') return { before: padding, after: padding };
  const windows = outputSize(size, { kernel, stride, padding });
  const total = Math.max(0, (windows - 1) * stride + kernel - size);
  return { before: Math.floor(total / 2), after: Math.ceil(total / 2) };
}
