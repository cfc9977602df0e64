/**
 * Warns of options that TensorFlow.js does not know: it ignores them silently, so that a misspelt `kernalSize` or `epoch`
 * trains another network than the one that was meant; and of arguments that are no options at all. Sizes that no layer can have are
 * refused.
 */
import type * as tfjs from '@tensorflow/tfjs';
import { unknownOption } from '../../compiler/unknownOption.ts';
import { type OptionNames, optionNames } from '../../reference/optionNames.ts';
import { argumentProblem } from './argumentWarnings.ts';
import { checkSizes } from './layerSizes.ts';
import { isObject, isPlainObject } from './objects.ts';
import { told } from './writtenValues.ts';

type Module = Readonly<Record<string, unknown>>;
/** Any function at all: what it takes and gives is passed through. */
type AnyFunction = (this: unknown, ...given: unknown[]) => unknown;

/** Gives `scope`, the `tf` of the lessons, with functions that look at their options first. */
export function withOptionWarnings(scope: Module, warn: (text: string) => void): Module {
  const watched: Record<string, unknown> = { ...scope };
  for (const [path, options] of Object.entries(optionNames)) {
    const [first, ...rest] = path.split('.');
    const name = rest.pop();
    if (first !== 'tf' || name === undefined) continue;
    const [group] = rest;
    if (group === undefined) watched[name] = watch(watched[name], path, options, warn);
    else {
      const module = Object(watched[group]);
      watched[group] = { ...module, [name]: watch(module[name], path, options, warn) };
    }
  }
  for (const group of ['layers', 'train']) watched[group] = watchArguments(group, watched[group], warn);
  return watched;
}

/** A group of `tf` whose functions look at what kind their arguments are; its classes stay as they are. */
function watchArguments(group: string, module: unknown, warn: (text: string) => void): Module {
  // Built on the original: `tf.train` is a class in some builds, whose static methods a copy would lack.
  const watched: Record<string, unknown> = Object.create(Object(module));
  for (const name of Object.getOwnPropertyNames(Object(module))) {
    const original: unknown = Reflect.get(Object(module), name);
    if (typeof original !== 'function' || !/^[a-z]/.test(name)) continue;
    const factory: AnyFunction = function (...given) {
      const text = argumentProblem(group, name, given);
      if (text !== undefined) warn(text);
      if (group === 'layers') checkSizes(`tf.layers.${name}`, given[0]);
      return Reflect.apply(original, this, given);
    };
    Object.defineProperty(watched, name, { value: factory, enumerable: true });
  }
  return watched;
}

/** The same for the methods of models, once: `model.fit`, `model.compile` and so on. */
export function watchModelOptions(tf: typeof tfjs, warn: (text: string) => void): void {
  for (const [path, options] of Object.entries(optionNames)) {
    const [type, name = ''] = path.split('.');
    if (type !== 'LayersModel' && type !== 'Sequential') continue;
    const prototype = tf[type].prototype;
    const method = Object.getOwnPropertyDescriptor(prototype, name);
    // A Sequential model hands its options on to the model inside it, whose warning would be the same.
    if (typeof method?.value === 'function')
      Object.defineProperty(prototype, name, {
        ...method,
        value: watch(method.value, `model.${name}`, options, warn),
      });
  }
}

/** What goes on with anything else, without what it was given or to an error that says nothing. */
const objectOnly: Readonly<Record<string, string>> = {
  'tf.sequential': 'tf.sequential({ layers: [ … ] })',
  'model.compile': "model.compile({ optimizer: 'adam', loss: …, metrics: ['accuracy'] })",
};

function watch(
  original: unknown,
  call: string,
  { index, names }: OptionNames[string],
  warn: (text: string) => void,
): unknown {
  if (typeof original !== 'function') return original;
  const example = objectOnly[call];
  const watched: AnyFunction = function (...given) {
    const options = given[index];
    if (example !== undefined && !(options === undefined || isObject(options)))
      throw new TypeError(`${call} takes one object, not ${told(options)}: ${example}`);
    if (isPlainObject(options))
      for (const key of Object.keys(options)) {
        const text = unknownOption(call, key, names);
        if (text !== undefined) warn(text);
      }
    return Reflect.apply(original, this, given);
  };
  return watched;
}

/** Says each warning once a run: a loop that builds a hundred layers has one mistake, not a hundred. */
export function createWarnings(show: (text: string) => void): { warn(text: string): void; forget(): void } {
  const said = new Set<string>();
  return {
    warn(text) {
      if (said.has(text)) return;
      said.add(text);
      show(text);
    },
    forget: () => said.clear(),
  };
}
