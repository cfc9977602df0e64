/**
 * Refuses sizes of layers that no layer can have. TensorFlow.js checks some of them only; with `strides: 0` it makes maps of infinite
 * size.
 */

/** Whole numbers from 1 up, or lists of them. */
const sizes = ['filters', 'units', 'kernelSize', 'strides', 'poolSize', 'dilationRate', 'depthMultiplier'];

const isSize = (value: unknown): boolean => Number.isInteger(value) && Number(value) >= 1;
/** Of dropout, as a part of all: TensorFlow.js takes anything above for 1, which leaves nothing. */
const isRate = (value: unknown): boolean => typeof value === 'number' && value >= 0 && value < 1;

/**
 * @param call as the cell writes it, `tf.layers.conv2d`
 * @param options what the layer was given; anything but an object passes
 * @throws RangeError with option, value and what is possible.
 */
export function checkSizes(call: string, options: unknown): void {
  if (typeof options !== 'object' || options === null) return;
  const refuse = (name: string, isRight: (value: unknown) => boolean, possible: string): void => {
    const value: unknown = Reflect.get(options, name);
    if (value === undefined || value === null) return;
    const wrong = [value].flat().findIndex((each) => !isRight(each));
    if (wrong < 0) return;
    const found: unknown = [value].flat()[wrong];
    const shown = typeof found === 'string' ? `'${found}'` : String(found);
    throw new RangeError(`${call}: ${name} must be ${possible}, not ${shown}.`);
  };
  for (const name of sizes) refuse(name, isSize, 'a whole number from 1 up');
  if (/dropout/i.test(call)) refuse('rate', isRate, 'a number from 0 to below 1');
}
