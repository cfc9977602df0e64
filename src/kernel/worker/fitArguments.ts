/** Looks at what `model.fit` is given: TensorFlow.js drops in silence what is of another kind than it expects. */
import { unknownOption } from '../../compiler/unknownOption.ts';
import { isPlainObject } from './objects.ts';
import { told } from './writtenValues.ts';

/** What a callback can be asked at. */
const moments = [
  'onTrainBegin',
  'onTrainEnd',
  'onEpochBegin',
  'onEpochEnd',
  'onBatchBegin',
  'onBatchEnd',
  'onYield',
];

/**
 * @param options the third argument of `model.fit`, as the cell wrote it
 * @param warn told of callbacks that no moment has the name of
 * @throws TypeError or RangeError where a part of it would be ignored, with what is possible.
 */
export function checkFitArguments(options: unknown, warn: (text: string) => void): void {
  if (options === undefined || options === null) return;
  if (typeof options !== 'object')
    throw new TypeError(
      `model.fit takes its options as one object, not ${told(options)}: model.fit(x, y, { epochs: 5 })`,
    );
  const { validationData, validationSplit, callbacks } = options as Readonly<Record<string, unknown>>; // An object.
  if (validationData !== undefined && validationData !== null && !Array.isArray(validationData))
    throw new TypeError(
      `model.fit: validationData must be a list, [images, labels], not ${told(validationData)}.`,
    );
  if (
    validationSplit !== undefined &&
    validationSplit !== null &&
    !(Number(validationSplit) >= 0 && Number(validationSplit) < 1)
  )
    throw new RangeError(
      `model.fit: validationSplit is a part of all, from 0 to below 1, not ${told(validationSplit)}.`,
    );
  for (const callback of [callbacks].flat()) {
    if (typeof callback === 'function')
      throw new TypeError(
        'model.fit: callbacks takes an object that says when, not a function: callbacks: { onEpochEnd: async (epoch, logs) => { … } }',
      );
    if (!isPlainObject(callback)) continue;
    for (const key of Object.keys(callback)) {
      const text = /^on/i.test(key) ? unknownOption('callbacks', key, moments) : undefined;
      if (text !== undefined) warn(text);
    }
  }
}
