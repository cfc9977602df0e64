/**
 * Walks from the notebook's variables to everything JavaScript lets one see: properties, array entries, maps
 * and sets, prototypes. What a closure, a promise or a private field holds cannot be seen, so the walk also
 * tells which such opaque values it met; `memory.ts` is careful about them. Getters are never called.
 */
export interface Reached {
  readonly objects: ReadonlySet<object>;
  /** Functions, promises and instances of classes that may hold values nobody can see. */
  readonly opaque: ReadonlySet<object>;
  /** False if there was too much to walk: then nothing can be said to be unreachable. */
  readonly complete: boolean;
}

export interface WalkRules {
  /** Objects that are not entered: the kernel's own and the browser's. */
  readonly outside: ReadonlySet<object>;
  /** Whether all that instances of this prototype hold is in their properties. */
  isTransparent(prototype: object): boolean;
  readonly budget: number;
}

const collections = new Set<object>([Map.prototype, Set.prototype]);
const plain = new Set<object>([
  Object.prototype,
  Array.prototype,
  Map.prototype,
  Set.prototype,
  Date.prototype,
]);
const { getOwnPropertyDescriptors, getPrototypeOf } = Object;
const { isArray } = Array;
const forEachInMap = Map.prototype.forEach;
const forEachInSet = Set.prototype.forEach;
const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

export function walkFrom(roots: Iterable<unknown>, rules: WalkRules): Reached {
  const objects = new Set<object>();
  const opaque = new Set<object>();
  const waiting: object[] = [];
  let left = rules.budget;

  const meet = (value: unknown): void => {
    if (!isObject(value) || objects.has(value) || rules.outside.has(value) || plain.has(value)) return;
    objects.add(value);
    waiting.push(value);
  };
  for (const root of roots) meet(root);

  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    left -= 1;
    if (left < 0) return { objects, opaque, complete: false };
    if (ArrayBuffer.isView(object) || object instanceof ArrayBuffer) continue;
    try {
      if (isArray(object)) {
        left -= object.length / 16;
        for (const entry of object) if (typeof entry === 'object' || typeof entry === 'function') meet(entry);
        continue;
      }
      const prototype = getPrototypeOf(object);
      if (typeof object === 'function' || !isSeeThrough(object, prototype, rules)) opaque.add(object);
      for (const key of ownKeys(object)) {
        const descriptor = getOwnPropertyDescriptor(object, key);
        if (descriptor === undefined) continue;
        meet(descriptor.value);
        meet(descriptor.get);
        meet(descriptor.set);
      }
      if (prototype !== null && collections.has(prototype)) enterCollection(object, meet);
      if (prototype !== null) meet(prototype);
    } catch {
      // A proxy that refuses to be looked at.
      opaque.add(object);
    }
  }
  return { objects, opaque, complete: true };
}

function isSeeThrough(object: object, prototype: object | null, rules: WalkRules): boolean {
  if (prototype === null || plain.has(prototype) || rules.isTransparent(prototype)) return true;
  // A prototype that was reached as one: its methods are met as properties.
  return Object.hasOwn(object, 'constructor');
}

function enterCollection(object: object, meet: (value: unknown) => void): void {
  if (object instanceof Map) {
    apply(forEachInMap, object, [
      (value: unknown, key: unknown) => {
        meet(key);
        meet(value);
      },
    ]);
  } else apply(forEachInSet, object, [meet]);
}

/** Every object that can be reached now: the browser's and tfjs' own, taken before lesson code runs. */
export function describedObjects(value: object): object[] {
  return Object.values(getOwnPropertyDescriptors(value)).flatMap(({ value: held, get, set }) =>
    [held, get, set].filter(isObject),
  );
}
