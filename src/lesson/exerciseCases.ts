/**
 * The cases of an exercise: `expect(() => double(4), 8)` notes one, `results` runs them all. What was called is
 * told by the function's own text, so that a lesson need not write it twice.
 */
import * as tf from '@tensorflow/tfjs';
import type { CheckedCase } from '../notebook/exercises.ts';
import { describeAnswer } from './describeAnswer.ts';

/** Numbers that differ by less, relative to their size, count as equal: float32 keeps about seven digits. */
const tolerance = 1e-4;

export interface ExerciseCases {
  /**
   * @param call runs the learner's code and gives its answer, or a promise of it.
   * @param expected a tensor (same shape, same numbers), a number, or what JSON can write.
   */
  expect(call: () => unknown, expected: unknown): void;
  /** Runs the cases noted so far, one after the other. An error of the learner's code is what the case got. */
  results(): Promise<CheckedCase[]>;
}

export function exerciseCases(): ExerciseCases {
  const noted: { readonly call: () => unknown; readonly expected: unknown }[] = [];
  return {
    expect(call, expected) {
      if (typeof call !== 'function')
        throw new TypeError('expect: its first argument is a function, as in expect(() => double(4), 8).');
      noted.push({ call, expected });
    },
    async results() {
      const cases: CheckedCase[] = [];
      for (const { call, expected } of noted) cases.push(await runCase(call, expected));
      return cases;
    },
  };
}

async function runCase(call: () => unknown, expected: unknown): Promise<CheckedCase> {
  const told = { call: textOfCall(call), expected: await describeAnswer(expected) };
  try {
    const got = await call();
    return { ...told, got: await describeAnswer(got), right: await agree(got, expected) };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { ...told, got: `an error: ${message}`, right: false };
  }
}

/** `double(4)` for `() => double(4)`. */
function textOfCall(call: () => unknown): string {
  return Function.prototype.toString
    .call(call)
    .replace(/^(async\s*)?\(\s*\)\s*=>\s*/, '')
    .replace(/^await\s+/, '')
    .replace(/\s+/g, ' ')
    .trim();
}

async function agree(got: unknown, expected: unknown): Promise<boolean> {
  if (expected instanceof tf.Tensor) {
    if (!(got instanceof tf.Tensor) || got.isDisposed) return false;
    if (got.shape.join() !== expected.shape.join()) return false;
    return same(Array.from(await got.data()), Array.from(await expected.data()));
  }
  return same(plain(got), plain(expected));
}

/** Typed arrays compare as lists do. */
function plain(value: unknown): unknown {
  return ArrayBuffer.isView(value) && !(value instanceof DataView)
    ? Array.from(value as unknown as ArrayLike<unknown>) // Every view but DataView is a list.
    : value;
}

function same(got: unknown, expected: unknown): boolean {
  if (typeof got === 'number' && typeof expected === 'number')
    return (
      Object.is(got, expected) || Math.abs(got - expected) <= tolerance * Math.max(1, Math.abs(expected))
    );
  if (Array.isArray(got) && Array.isArray(expected))
    return got.length === expected.length && got.every((entry, at) => same(entry, expected[at]));
  return JSON.stringify(got) === JSON.stringify(expected);
}
