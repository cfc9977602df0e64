/** A value on one short line. It looks at the first few entries only, and calls nothing of the learner's. */
import { limits } from '../../limits.ts';
import { className, isObject, ownValue } from './lookInside.ts';

const mostEntries = 6;
const mostText = 60;
const { ownKeys, apply } = Reflect;
const functionSource = Function.prototype.toString;
const dateText = Date.prototype.toISOString;

export function preview(value: unknown): string {
  return cut(describe(value, true), limits.preview);
}

export function cut(text: string, length: number): string {
  return text.length <= length ? text : `${text.slice(0, length - 1)}…`;
}

function describe(value: unknown, whole: boolean): string {
  switch (typeof value) {
    case 'string':
      return JSON.stringify(cut(value, mostText));
    case 'number':
      return Object.is(value, -0) ? '-0' : String(value);
    case 'bigint':
      return `${cut(String(value), mostText)}n`;
    case 'symbol':
      return cut(String(value), mostText);
    case 'function':
      return whole ? functionLine(value) : 'ƒ';
    case 'object':
      return value === null ? 'null' : describeObject(value, whole);
    default:
      return String(value);
  }
}

/** `(x) => x * 2`, `async function train(model) {`: the beginning of its text. */
function functionLine(value: object): string {
  const source: string = apply(functionSource, value, []);
  return cut(source.slice(0, 4 * limits.preview).replace(/\s+/g, ' '), limits.preview);
}

function describeObject(value: object, whole: boolean): string {
  if (Array.isArray(value) || (ArrayBuffer.isView(value) && !(value instanceof DataView))) {
    const list = value as unknown as ArrayLike<unknown>; // Every view but DataView is a typed array.
    if (!whole) return `[…${list.length}]`;
    const first = Math.min(list.length, mostEntries);
    const parts = Array.from({ length: first }, (_, index) => describe(ownValue(list, index), false));
    return `[${withRest(parts, list.length - first)}]`;
  }
  if (value instanceof Map) return `${value.size} ${value.size === 1 ? 'entry' : 'entries'}`;
  if (value instanceof Set) return `${value.size} ${value.size === 1 ? 'value' : 'values'}`;
  if (value instanceof Date) return apply(dateText, value, []);
  if (value instanceof Error) return cut(String(ownValue(value, 'message') ?? ''), mostText);
  const name = className(value);
  if (!whole) return name === '' ? '{…}' : name;
  if (value instanceof Promise) return 'put await in front of it';
  const keys = ownKeys(value).filter((key) => typeof key === 'string');
  const parts = keys.slice(0, mostEntries).map((key) => {
    const entry = Reflect.getOwnPropertyDescriptor(value, key);
    return `${key}: ${entry !== undefined && 'value' in entry ? describe(entry.value, false) : '(…)'}`;
  });
  return parts.length === 0 ? '{}' : `{ ${withRest(parts, keys.length - parts.length)} }`;
}

function withRest(parts: readonly string[], rest: number): string {
  return [...parts, ...(rest > 0 ? [`… ${rest.toLocaleString('en')} more`] : [])].join(', ');
}

/** A word for what a value is: its class, or what `typeof` says. */
export function typeWord(value: unknown): string {
  if (value === null) return 'null';
  if (!isObject(value)) return typeof value;
  if (typeof value === 'function') {
    const source: string = apply(functionSource, value, []);
    return source.startsWith('class') ? 'class' : 'function';
  }
  return cut(className(value) || 'object', mostText);
}
