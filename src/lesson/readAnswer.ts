import * as tf from '@tensorflow/tfjs';
import type { Answer } from '../notebook/questions.ts';

/** The outcome of a question as the page can take it: tensors become lists, scalars numbers; else undefined. */
export async function readAnswer(value: unknown): Promise<Answer | undefined> {
  if (value instanceof tf.Tensor) {
    const numbers = Array.from(await value.data<'float32' | 'int32' | 'bool'>());
    return value.rank === 0 ? numbers[0] : numbers;
  }
  if (typeof value === 'string') return value;
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return Number.isFinite(value) ? value : undefined;
  if (!Array.isArray(value) && !ArrayBuffer.isView(value)) return undefined;
  const numbers = Array.from(value as unknown as ArrayLike<unknown>, Number); // Both are lists.
  return numbers.every(Number.isFinite) ? numbers : undefined;
}
