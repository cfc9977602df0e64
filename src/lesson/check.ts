import * as tf from '@tensorflow/tfjs';
import type { TextOutput } from '../notebook/output.ts';

export interface CheckHelp {
  /** Shown one after the other, one more with each attempt that is not right yet. */
  readonly hints?: readonly string[];
  /** Shown when the hints are used up. */
  readonly solution?: string;
}

/** Numbers that differ by less than this count as equal: float32 keeps about seven digits. */
const tolerance = 1e-4;

/**
 * Compares what an exercise asked for with what the learner made, and answers in one or two lines. The more
 * attempts, the more help; the same answer again is no new attempt, and attempts are counted for each set of hints.
 */
export class Checker {
  readonly #attempts = new Map<string, { count: number; answer: string }>();

  async check(actual: unknown, expected: unknown, help: CheckHelp = {}): Promise<TextOutput> {
    const key = JSON.stringify(help);
    const problem = await difference(actual, expected);
    if (problem === undefined) {
      this.#attempts.delete(key);
      return { mime: 'text/plain', text: '✓ Right.', level: 'note' };
    }
    const answer = await written(actual);
    const before = this.#attempts.get(key);
    const count = before === undefined ? 0 : before.count + (before.answer === answer ? 0 : 1);
    this.#attempts.set(key, { count, answer });
    const hint = help.hints?.[count];
    const more =
      hint ?? (help.solution === undefined ? help.hints?.at(-1) : `One solution: ${help.solution}`);
    const text = `✗ Not yet: ${problem}.${more === undefined ? '' : `\n${more}`}`;
    return { mime: 'text/plain', text, level: 'note' };
  }
}

/** An answer as a text, to tell whether it has changed. */
async function written(answer: unknown): Promise<string> {
  if (!(answer instanceof tf.Tensor)) return String(JSON.stringify(answer));
  const values = answer.isDisposed ? [] : Array.from(await answer.data());
  return `${answer.shape.join()}: ${values.join()}`;
}

async function difference(actual: unknown, expected: unknown): Promise<string | undefined> {
  if (expected instanceof tf.Tensor) return tensorDifference(actual, expected);
  if (typeof expected === 'number') {
    if (typeof actual !== 'number') return `a number is asked for, this is ${kindOf(actual)}`;
    return Math.abs(actual - expected) <= tolerance ? undefined : `${actual} is not the number asked for`;
  }
  const [given, wanted] = [JSON.stringify(actual), JSON.stringify(expected)];
  return given === wanted ? undefined : `${given ?? kindOf(actual)} is not what is asked for`;
}

async function tensorDifference(actual: unknown, expected: tf.Tensor): Promise<string | undefined> {
  if (!(actual instanceof tf.Tensor)) return `a tensor is asked for, this is ${kindOf(actual)}`;
  if (actual.isDisposed) return 'the tensor is disposed, run the cell that makes it again';
  if (actual.shape.join() !== expected.shape.join()) {
    return `the shape is [${actual.shape.join(', ')}], asked for is [${expected.shape.join(', ')}]`;
  }
  const [given, wanted] = [await actual.data(), await expected.data()];
  const wrong = Array.from(given).findIndex(
    (value, at) => !(Math.abs(Number(value) - Number(wanted[at])) <= tolerance),
  );
  return wrong < 0 ? undefined : `the shape is right, but value number ${wrong + 1} is ${given[wrong]}`;
}

function kindOf(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return 'an array';
  return `a ${typeof value}`;
}
