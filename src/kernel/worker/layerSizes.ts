/**
 * Refuses sizes of layers that no layer can have. TensorFlow.js checks some of them only; with `strides: 0` it makes maps of infinite
 * size.
 */
import { isObject } from './objects.ts';
import { told } from './writtenValues.ts';

/** Whole numbers from 1 up, or lists of them. */
const sizes = ['filters', 'units', 'kernelSize', 'strides', 'poolSize', 'dilationRate', 'depthMultiplier'];

const isSize = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
const areSizes = (value: unknown): boolean => [value].flat().every(isSize);
const isPair = (value: unknown): boolean => Array.isArray(value) && value.length === 2 && value.every(isSize);
/** Of dropout, as a part of all: TensorFlow.js takes anything above for 1, which leaves nothing. */
const isRate = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 1;

/**
 * @param call as the cell writes it, `tf.layers.conv2d`
 * @param options what the layer was given; anything but an object passes
 * @throws RangeError with option, value and what is possible.
 */
export function checkSizes(call: string, options: unknown): void {
  if (!isObject(options)) return;
  const refuse = (name: string, isRight: (value: unknown) => boolean, possible: string): void => {
    const value: unknown = Reflect.get(options, name);
    if (value === undefined || value === null || isRight(value)) return;
    throw new RangeError(`${call}: ${name} must be ${possible}, not ${told(value)}.`);
  };
  for (const name of sizes) refuse(name, areSizes, 'a whole number from 1 up');
  if (/dropout/i.test(call)) refuse('rate', isRate, 'a number from 0 to below 1');
  if (/upSampling2d$/.test(call)) refuse('size', isPair, 'a list of two whole numbers, such as [2, 2]');
  for (const name of ['dropout', 'recurrentDropout']) refuse(name, isRate, 'a number from 0 to below 1');
  if (/repeatVector$/.test(call)) refuse('n', isSize, 'a whole number from 1 up');
}
