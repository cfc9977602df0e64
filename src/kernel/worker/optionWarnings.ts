/**
 * Warns of options that TensorFlow.js does not know: it ignores them silently, so that a misspelt `kernalSize` or `epoch`
 * trains another network than the one that was meant.
 */
import type * as tfjs from '@tensorflow/tfjs';
import { unknownOption } from '../../compiler/unknownOption.ts';
import { type OptionNames, optionNames } from '../../reference/optionNames.ts';

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

function watch(
  original: unknown,
  call: string,
  { index, names }: OptionNames[string],
  warn: (text: string) => void,
): unknown {
  if (typeof original !== 'function') return original;
  const watched: AnyFunction = function (...given) {
    const options = given[index];
    if (isPlainObject(options))
      for (const key of Object.keys(options)) {
        const text = unknownOption(call, key, names);
        if (text !== undefined) warn(text);
      }
    return Reflect.apply(original, this, given);
  };
  return watched;
}

/** Tensors, datasets and instances of classes are no options. */
function isPlainObject(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype = Object.getPrototypeOf(value);
  return prototype === null || Object.getPrototypeOf(prototype) === null;
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
