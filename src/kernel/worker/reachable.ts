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
  /** Whether this is the text of a function that a cell wrote. */
  isCellCode(source: string): boolean;
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
const { getPrototypeOf } = Object;
const { isArray } = Array;
const functionSource = Function.prototype.toString;
const forEachInMap = Map.prototype.forEach;
const forEachInSet = Set.prototype.forEach;
const { apply, ownKeys, getOwnPropertyDescriptor } = Reflect;

function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

const cellFunctions = new WeakMap<object, boolean>();

/** Whether a function may hold something of a cell's: one that a cell wrote, or one bound to its arguments. */
function isOfCell(value: object, rules: WalkRules): boolean {
  const known = cellFunctions.get(value);
  if (known !== undefined) return known;
  const source: string = apply(functionSource, value, []);
  const found = source.endsWith('{ [native code] }') || rules.isCellCode(source);
  cellFunctions.set(value, found);
  return found;
}

export function walkFrom(roots: Iterable<unknown>, rules: WalkRules): Reached {
  const objects = new Set<object>();
  const opaque = new Set<object>();
  const waiting: { readonly object: object; readonly inside: boolean }[] = [];
  let left = rules.budget;

  /** `inside`: held by an instance of a class, whose own code is no closure over what a cell made. */
  const meet = (value: unknown, inside: boolean): void => {
    if (!isObject(value) || rules.outside.has(value) || plain.has(value)) return;
    if (typeof value === 'function' && (!inside || isOfCell(value, rules))) opaque.add(value);
    if (objects.has(value)) return;
    objects.add(value);
    waiting.push({ object: value, inside });
  };
  for (const root of roots) meet(root, false);

  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const { object } = next;
    left -= 1;
    if (left < 0) return { objects, opaque, complete: false };
    try {
      if (ArrayBuffer.isView(object) || object instanceof ArrayBuffer) continue;
      if (isArray(object)) {
        left -= object.length / 16;
        for (const entry of object) meet(entry, next.inside);
        continue;
      }
      const prototype = getPrototypeOf(object);
      const inside = next.inside || !(prototype === null || plain.has(prototype));
      if (typeof object !== 'function' && !isSeeThrough(object, prototype, rules)) opaque.add(object);
      for (const key of ownKeys(object)) {
        const descriptor = getOwnPropertyDescriptor(object, key);
        if (descriptor === undefined) continue;
        meet(descriptor.value, inside);
        meet(descriptor.get, inside);
        meet(descriptor.set, inside);
      }
      if (prototype !== null && collections.has(prototype))
        enterCollection(object, (value) => meet(value, inside));
      if (prototype !== null) meet(prototype, true);
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

/**
 * Everything that can be reached before lesson code runs: the language's and the browser's own objects, tfjs and
 * what else is in scope. None of it belongs to any cell.
 */
export function ownObjects(scope: object, roots: Iterable<unknown>): Set<object> {
  const held = Reflect.ownKeys(scope).map((key) => getOwnPropertyDescriptor(scope, key)?.value);
  // Kinds of functions whose prototypes have no name.
  const unnamed = [function* () {}, async () => {}, async function* () {}];
  const { objects } = walkFrom([...held, ...roots, ...unnamed], {
    outside: new Set([scope]),
    isTransparent: () => true,
    isCellCode: () => false,
    budget: 1_000_000,
  });
  return new Set(objects).add(scope);
}
