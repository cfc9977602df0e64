/**
 * What to try after errors whose cause shows in the notebook's values: a member that is misspelt, a name that holds
 * a promise, `tf` given away. Values are looked at without running getters, which could be the learner's code.
 */
import { foreignMemberHint } from './foreignMembers.ts';
import { nearestName } from './nearestName.ts';

/** The value of a notebook's name; undefined where there is none. */
export type ReadName = (name: string) => unknown;

/**
 * @param message V8's: `tf.tensr is not a function`, `Cannot read properties of null (reading 'tensor')`.
 * @param used names that the failing cell uses or defines.
 */
export function valueHint(message: string, read: ReadName, used: readonly string[]): string | undefined {
  return (
    lostTensorFlow(message, read) ??
    forgottenAwait(message, read, used) ??
    tensorAsList(message, read, used) ??
    calledValue(message, read) ??
    foreignMemberHint(message) ??
    misspeltMember(message, read)
  );
}

function lostTensorFlow(message: string, read: ReadName): string | undefined {
  const tf = read('tf');
  const lost = tf === null || (typeof tf !== 'object' && typeof tf !== 'function' && tf !== undefined);
  if (!lost || !/^Cannot read properties of|^tf\b.* is not a (function|constructor)$/.test(message))
    return undefined;
  return `\`tf\` is now ${String(tf)}: a cell gave it a new value. Restart brings tf back.`;
}

function forgottenAwait(message: string, read: ReadName, used: readonly string[]): string | undefined {
  const named = /^([\p{L}\p{N}_$]+)(?:\.[^ ]+)? is not (?:a function|iterable)/u.exec(message)?.[1];
  const candidates =
    named !== undefined ? [named] : /^Cannot read properties of undefined/.test(message) ? used : [];
  const promise = candidates.find((name) => isPromise(read(name)));
  if (promise === undefined) return undefined;
  return `\`${promise}\` is a Promise, a value still to come: put \`await\` in front of what makes it.`;
}

/** `for (const value of tensor)`, `Math.max(...tensor)`. */
function tensorAsList(message: string, read: ReadName, used: readonly string[]): string | undefined {
  const named = /^([\p{L}\p{N}_$]+) is not iterable/u.exec(message)?.[1];
  const candidates = named !== undefined ? [named] : /^Spread syntax requires/.test(message) ? used : [];
  const tensor = candidates.find((name) => isTensor(read(name)));
  if (tensor === undefined) return undefined;
  return `\`${tensor}\` is a tensor and no list: \`await ${tensor}.data()\` gives its numbers as one.`;
}

/** `tensor.shape()`, `new tf.train.adam(0.1)`: there is such a member, and it is used as what it is not. */
function calledValue(message: string, read: ReadName): string | undefined {
  const called = calledMember(message);
  const value = called === undefined ? undefined : plainMember(ownerOf(called, read), called.member);
  if (called === undefined || value === undefined || value === null) return undefined;
  if (typeof value === 'function') return `\`${called.path}\` is no class: leave \`new\` out.`;
  return `\`${called.path}\` is a value and no function: leave the parentheses behind it out.`;
}

function misspeltMember(message: string, read: ReadName): string | undefined {
  const called = calledMember(message);
  if (called === undefined) return undefined;
  const name = nearestName(called.member, memberNames(ownerOf(called, read)));
  return name === undefined ? undefined : `Did you mean \`${[...called.owners, name].join('.')}\`?`;
}

interface CalledMember {
  readonly path: string;
  /** The names before the last one; at least one. */
  readonly owners: readonly string[];
  readonly member: string;
}

/** Of `tf.layers.dens is not a function` what was called. */
function calledMember(message: string): CalledMember | undefined {
  const path = /^([\p{L}\p{N}_$]+(?:\.[\p{L}\p{N}_$]+)+) is not a (?:function|constructor)$/u.exec(
    message,
  )?.[1];
  const owners = path?.split('.') ?? [];
  const member = owners.pop();
  return path === undefined || member === undefined ? undefined : { path, owners, member };
}

function ownerOf({ owners: [first = '', ...members] }: CalledMember, read: ReadName): unknown {
  let owner = read(first);
  for (const member of members) owner = plainMember(owner, member);
  return owner;
}

function* memberNames(owner: unknown): Generator<string> {
  for (const object of chain(owner)) yield* Object.getOwnPropertyNames(object);
}

function plainMember(owner: unknown, name: string): unknown {
  for (const object of chain(owner)) {
    const property = Object.getOwnPropertyDescriptor(object, name);
    if (property !== undefined) return property.value;
  }
  return undefined;
}

/** A value and what it inherits from. */
function* chain(value: unknown): Generator<object> {
  let object: unknown = value;
  while ((typeof object === 'object' && object !== null) || typeof object === 'function') {
    yield object;
    object = Object.getPrototypeOf(object);
  }
}

/** Also of another realm. */
function isPromise(value: unknown): boolean {
  return Object.prototype.toString.call(value) === '[object Promise]';
}

function isTensor(value: unknown): boolean {
  return Array.isArray(plainMember(value, 'shape')) && plainMember(value, 'dataId') !== undefined;
}
