import * as tf from '@tensorflow/tfjs';
import { describeTensor } from './formatTensor.ts';

/**
 * JavaScript values on a few lines, as a browser's console shows them: names, types, the first entries, and how
 * many are left out. Getters are not called, as they could run the learner's code.
 */
const mostEntries = 100;
const mostDepth = 4;
const mostText = 2000;
const lineWidth = 76;

export function inspect(value: unknown, depth = 0, above: readonly object[] = []): string {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${value}n`;
    case 'function':
      return describeFunction(value);
    case 'object':
      return value === null ? 'null' : inspectObject(value, depth, above);
    default:
      return String(value);
  }
}

function quote(text: string): string {
  const cut = text.length > mostText ? `${text.slice(0, mostText)}… (${text.length} characters)` : text;
  return `'${cut.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`;
}

function describeFunction(value: object & { readonly name?: unknown }): string {
  const source = Function.prototype.toString.call(value);
  const name = typeof value.name === 'string' && value.name !== '' ? value.name : '(anonymous)';
  return source.startsWith('class') ? `class ${name}` : `ƒ ${name}()`;
}

function inspectObject(value: object, depth: number, above: readonly object[]): string {
  if (above.includes(value)) return '[circular]';
  if (value instanceof tf.Tensor) return describeTensor(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? 'Invalid Date' : value.toISOString();
  if (value instanceof RegExp) return String(value);
  if (value instanceof Error) return `${value.name}: ${value.message}`;
  if (value instanceof Promise) return 'Promise (put await in front of it)';
  const deeper = (entry: unknown) => inspect(entry, depth + 1, [...above, value]);
  const deep = depth >= mostDepth;
  if (Array.isArray(value)) {
    if (deep) return `Array(${value.length})`;
    return brace(
      '',
      '[',
      entries(value.length, (index) => deeper(value[index])),
      ']',
      depth,
    );
  }
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const list = value as unknown as ArrayLike<number | bigint>; // Every view but DataView is a typed array.
    const name = `${value.constructor.name}(${list.length}) `;
    return deep
      ? name.trim()
      : brace(
          name,
          '[',
          entries(list.length, (index) => deeper(list[index])),
          ']',
          depth,
        );
  }
  if (value instanceof Map) {
    const pairs = [...value].map(([key, entry]) => `${deeper(key)} → ${deeper(entry)}`);
    return deep ? `Map(${value.size})` : brace(`Map(${value.size}) `, '{', cut(pairs), '}', depth);
  }
  if (value instanceof Set) {
    return deep
      ? `Set(${value.size})`
      : brace(`Set(${value.size}) `, '{', cut([...value].map(deeper)), '}', depth);
  }
  return inspectPlain(value, depth, deep, deeper);
}

function inspectPlain(
  value: object,
  depth: number,
  deep: boolean,
  deeper: (entry: unknown) => string,
): string {
  const made = Object.getPrototypeOf(value)?.constructor?.name;
  const name = typeof made === 'string' && made !== 'Object' && made !== '' ? `${made} ` : '';
  if (deep) return `${name}{…}`;
  const own = Object.getOwnPropertyDescriptors(value);
  const parts = Object.entries(own)
    .filter(([, property]) => property.enumerable)
    .map(([key, property]) => `${key}: ${'value' in property ? deeper(property.value) : '(…)'}`);
  return brace(name, '{', cut(parts), '}', depth);
}

function entries(length: number, entry: (index: number) => string): string[] {
  const parts = Array.from({ length: Math.min(length, mostEntries) }, (_, index) => entry(index));
  if (length > mostEntries) parts.push(`… ${length - mostEntries} more`);
  return parts;
}

function cut(parts: readonly string[]): string[] {
  return entries(parts.length, (index) => parts[index] ?? '');
}

/** Flows however long it is: a number, as float32 values have up to 20 digits, and the count of what is left out. */
const flowing = /^(-?\d[\d.e+-]*n?|… \d+ more)$/;

/** On one line where it fits, else one entry a line; numbers flow. */
function brace(name: string, open: string, parts: readonly string[], close: string, depth: number): string {
  if (parts.length === 0) return `${name}${open}${close}`;
  const single = `${name}${open}${parts.join(', ')}${close}`;
  const multiline = parts.some((part) => part.includes('\n'));
  if (!multiline && single.length + 2 * depth <= lineWidth) return single;
  const indent = '  '.repeat(depth + 1);
  const short = !multiline && parts.every((part) => part.length <= 14 || flowing.test(part));
  const lines = short ? flow(parts, lineWidth - indent.length) : parts.map((part) => `${part},`);
  return `${name}${open}\n${lines.map((line) => `${indent}${line}`).join('\n')}\n${'  '.repeat(depth)}${close}`;
}

function flow(parts: readonly string[], width: number): string[] {
  const lines: string[] = [];
  for (const part of parts) {
    const last = lines.at(-1);
    if (last === undefined || last.length + 2 + part.length > width) lines.push(`${part},`);
    else lines[lines.length - 1] = `${last} ${part},`;
  }
  return lines;
}
