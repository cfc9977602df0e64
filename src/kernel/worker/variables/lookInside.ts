/**
 * Looking at a learner's values without running their code: properties are read by their descriptors, so that no
 * getter is called. A proxy's traps cannot be avoided, so whoever looks is ready for anything to be thrown.
 */
const { getPrototypeOf } = Object;
const { getOwnPropertyDescriptor } = Reflect;

export function isObject(value: unknown): value is object {
  return (typeof value === 'object' && value !== null) || typeof value === 'function';
}

/** The value of an own property; undefined for a getter. */
export function ownValue(object: object, key: PropertyKey): unknown {
  return getOwnPropertyDescriptor(object, key)?.value;
}

/** Whether `prototype` is among the object's. Not `instanceof`: tfjs' classes redefine it, and it then reads properties. */
export function inherits(object: object, prototype: object): boolean {
  for (let step: object | null = object; step !== null; step = getPrototypeOf(step)) {
    if (step === prototype) return true;
  }
  return false;
}

/** The name of the class that made an object; '' for plain ones and where there is no name. */
export function className(object: object): string {
  const prototype: object | null = getPrototypeOf(object);
  if (prototype === null || prototype === Object.prototype) return '';
  const maker = ownValue(prototype, 'constructor');
  const name = isObject(maker) ? ownValue(maker, 'name') : undefined;
  return typeof name === 'string' ? name : '';
}
