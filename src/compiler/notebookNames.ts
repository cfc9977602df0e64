/**
 * The notebook's variables live on the global object, where reading them is fast. But a learner may well write
 * `const performance = model.evaluate(…)` or `const name = 'Ada'`, and the kernel, tfjs and the browser need
 * their own `performance` and cannot all be given a new one. So a name that was on the global object before
 * the first cell ran is kept apart, in `shadows`, and cells that mention such a name see it through `with`:
 * slower, but only there. Everyone else keeps the original.
 */
export interface NotebookNames {
  /** Names that cells have defined although the host has them: their values. Has no prototype. */
  readonly shadows: Readonly<Record<string, unknown>>;
  /** Indirect eval of the scope's realm. */
  readonly evaluate: (code: string) => unknown;
  has(name: string): boolean;
  read(name: string): unknown;
  write(name: string, value: unknown): void;
  /** The names that cells have given a value. */
  defined(): string[];
  /** The names among these that cells define and the host has too. */
  hostNames(names: readonly string[]): string[];
}

/** V8 keeps 10 frames by default, and tfjs alone puts more between a mistake and the cell that made it. */
const stackTraceLimit = 100;

const namesByScope = new WeakMap<object, NotebookNames>();

/**
 * The notebook's names on `scope`; what `scope` has when first asked counts as the host's. Also lets the scope's
 * errors keep longer stacks.
 */
export function notebookNames(scope: object): NotebookNames {
  const known = namesByScope.get(scope);
  if (known !== undefined) return known;
  const names = makeNames(scope);
  namesByScope.set(scope, names);
  return names;
}

/** The value of a name, a cell's or the host's, without making a notebook of `scope`; undefined where it throws. */
export function currentValue(scope: object, name: string): unknown {
  try {
    const names = namesByScope.get(scope);
    return names?.has(name) ? names.read(name) : Reflect.get(scope, name);
  } catch {
    return undefined;
  }
}

/** The names that cells have given a value, without making a notebook of `scope`. */
export function definedNames(scope: object): string[] {
  return namesByScope.get(scope)?.defined() ?? [];
}

function makeNames(scope: object): NotebookNames {
  const evaluate: unknown = Reflect.get(scope, 'eval');
  if (typeof evaluate !== 'function')
    throw new Error('A notebook runs on a global object, which has `eval`.');
  Reflect.set(Reflect.get(scope, 'Error'), 'stackTraceLimit', stackTraceLimit);
  const hosts = new Set<string>();
  for (let object: object | null = scope; object !== null; object = Reflect.getPrototypeOf(object)) {
    for (const key of Object.getOwnPropertyNames(object)) hosts.add(key);
  }
  const shadows: Record<string, unknown> = Object.create(null);
  const home = (name: string): object => (hosts.has(name) ? shadows : scope);
  return {
    shadows,
    evaluate: (code) => evaluate(code),
    has: (name) => Object.hasOwn(home(name), name),
    read: (name) => Reflect.get(home(name), name),
    write(name, value) {
      if (!Reflect.set(home(name), name, value))
        throw new TypeError(`\`${name}\` cannot be given a new value`);
    },
    defined: () => [
      ...Object.keys(shadows),
      ...Object.getOwnPropertyNames(scope).filter((name) => !hosts.has(name)),
    ],
    hostNames: (names) => names.filter((name) => hosts.has(name)),
  };
}
