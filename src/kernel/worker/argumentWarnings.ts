/**
 * Warns of arguments that are written as in Keras: `tf.layers.dropout(0.5)`, or `tf.train.adam({ learningRate: 0.01 })`. Layers
 * take one object and optimisers numbers; TensorFlow.js checks neither, and drops nothing or trains to NaN.
 */
import { type OptionNames, optionNames } from '../../reference/optionNames.ts';
import { isObject, isPlainObject } from './objects.ts';
import { asWritten, told } from './writtenValues.ts';

/** What an optimiser takes, in its order. The tests hold this to TensorFlow.js. */
export const optimizerParameters: Readonly<Record<string, readonly string[]>> = {
  sgd: ['learningRate'],
  momentum: ['learningRate', 'momentum', 'useNesterov'],
  rmsprop: ['learningRate', 'decay', 'momentum', 'epsilon', 'centered'],
  adam: ['learningRate', 'beta1', 'beta2', 'epsilon'],
  adadelta: ['learningRate', 'rho', 'epsilon'],
  adamax: ['learningRate', 'beta1', 'beta2', 'epsilon', 'decay'],
  adagrad: ['learningRate', 'initialAccumulatorValue'],
};

/** What every layer may be given, which no example of a call should name. */
const ofEveryLayer = /^(input|batch|data|dtype$|name$)/;

/** What to say of the arguments of a function of `tf.layers` or `tf.train`; undefined where they are of the right kind. */
export function argumentProblem(group: string, name: string, given: readonly unknown[]): string | undefined {
  if (group === 'layers') return layerProblem(`tf.layers.${name}`, given);
  return group === 'train' ? optimizerProblem(name, given) : undefined;
}

function layerProblem(call: string, given: readonly unknown[]): string | undefined {
  const [first] = given;
  if (first === undefined || isObject(first)) return undefined;
  const example = layerExample(given, positionalNames(optionNames[call]));
  const said = `${call} takes one object, not ${told(first)}`;
  return example === undefined ? `${said}.` : `${said}: ${call}({ ${example} })`;
}

/** The options that Keras takes by their place. */
function positionalNames(options: OptionNames[string] | undefined): readonly string[] {
  const names = options?.names ?? [];
  if (names.includes('units')) return ['units'];
  if (names.includes('filters')) return ['filters', 'kernelSize'];
  const [first] = names;
  // Only a layer's own options come before those of every layer.
  return first === undefined || ofEveryLayer.test(first)
    ? []
    : names.filter((name) => !ofEveryLayer.test(name));
}

/** `32, 3, { activation: 'relu' }` → `filters: 32, kernelSize: 3, activation: 'relu'`. */
function layerExample(given: readonly unknown[], names: readonly string[]): string | undefined {
  const options: string[] = [];
  for (const [place, value] of given.entries()) {
    const entries = isPlainObject(value) ? Object.entries(value) : [[names[place], value] as const];
    for (const [name, written] of entries) {
      const text = asWritten(written);
      if (name === undefined || text === undefined) return undefined;
      options.push(`${name}: ${text}`);
    }
  }
  return options.join(', ');
}

function optimizerProblem(name: string, [given]: readonly unknown[]): string | undefined {
  const parameters = optimizerParameters[name];
  if (parameters === undefined || typeof given !== 'object' || given === null) return undefined;
  const call = `tf.train.${name}`;
  const values = new Map<string, unknown>(Object.entries(given));
  const written = parameters.map((parameter) => asWritten(values.get(parameter)));
  const last = written.findLastIndex((text) => text !== undefined);
  const example = written.slice(0, last + 1).map((text) => text ?? 'undefined');
  const inOrder = example.length === 0 ? parameters : example;
  return `${call} takes numbers, not an object: ${call}(${inOrder.join(', ')})`;
}
