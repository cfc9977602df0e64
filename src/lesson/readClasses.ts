/**
 * Reads labels or predictions as a class for each picture. What else a learner gives in their place is named, since
 * nearly all of it has a length or can be compared, and would give a wrong figure or "undefined labels".
 */
import * as tf from '@tensorflow/tfjs';
import type { Predictions } from './predict.ts';
import { type Numbers, readNumbers } from './readNumbers.ts';

export type ClassesPart = 'labels' | 'predictions';

/** The classes, `[count]`. Throws, in the name of `asker`, where `given` holds no class for each picture. */
export async function readClasses(
  asker: string,
  part: ClassesPart,
  given: Numbers | Predictions,
): Promise<ArrayLike<number>> {
  const problem = problemOf(part, given);
  if (problem !== undefined) throw new Error(`${asker}: ${problem}`);
  return 'classes' in given ? given.classes : await readNumbers(given);
}

/** How classes are made of scores. */
export const classesOfScores: Readonly<Record<ClassesPart, string>> = {
  labels: 'of one-hot labels, take .argMax(-1)',
  predictions: "use predict(model, images) from 'convbook', or .argMax(-1) of model.predict(images)",
};

/** `given` is of no known type here: a learner's cell is not compiled by TypeScript. */
function problemOf(part: ClassesPart, given: unknown): string | undefined {
  if (given instanceof Promise) {
    const example = part === 'predictions' ? ', as in await predict(model, images)' : '';
    return `${part} is a promise: put await in front of what makes it${example}`;
  }
  if (given instanceof tf.Tensor) {
    const [count = 1] = given.shape;
    return given.size === count ? undefined : notOneEach(part, `has shape [${given.shape.join(', ')}]`);
  }
  if (typeof given === 'object' && given !== null) {
    if ('classes' in given) {
      return part === 'predictions'
        ? undefined
        : 'labels come first and predictions second, but labels is what predict gives';
    }
    if ('length' in given && typeof given.length === 'number') {
      const [first]: unknown[] = Array.isArray(given) ? given : [];
      return typeof first === 'object' && first !== null ? notOneEach(part, 'is a list of lists') : undefined;
    }
  }
  const what =
    part === 'labels' ? 'a tensor or a list of classes' : 'what predict gives, a tensor or a list of classes';
  return `${part} must be ${what}, not ${given === null ? 'null' : typeof given}`;
}

function notOneEach(part: ClassesPart, found: string): string {
  return `${part} ${found}, but must be one class for each picture: ${classesOfScores[part]}`;
}
