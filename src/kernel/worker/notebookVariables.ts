/** The notebook's variables as a list: what cells have put on the global object, and the host's names they took over. */
import { type NotebookNames, notebookNames } from '../../compiler/notebookNames.ts';

export interface NotebookVariables {
  /** In the order in which they came to be. No getter is called. */
  list(): readonly (readonly [name: string, descriptor: PropertyDescriptor])[];
  /** Everything that hangs on the notebook, also under symbols. */
  values(): unknown[];
  /** What one of them holds; undefined where there is none of this name, and for a getter. */
  read(name: string): unknown;
  has(name: string): boolean;
  /** Takes one out, if there is one. */
  remove(name: string): void;
}

const { ownKeys, getOwnPropertyDescriptor, deleteProperty } = Reflect;

/** @param scope the global object, as it is before the first cell: what it has now are no variables. */
export function notebookVariables(scope: object): NotebookVariables {
  const names: NotebookNames = notebookNames(scope);
  const hostNames = new Set<PropertyKey>(ownKeys(scope));

  const find = (name: string): { home: object; descriptor: PropertyDescriptor } | undefined => {
    const home = Object.hasOwn(names.shadows, name) ? names.shadows : scope;
    if (home === scope && hostNames.has(name)) return undefined;
    const descriptor = getOwnPropertyDescriptor(home, name);
    return descriptor && { home, descriptor };
  };

  const list = (): (readonly [string, PropertyDescriptor])[] =>
    [names.shadows, scope].flatMap((home) =>
      ownKeys(home).flatMap((name) => {
        const found = typeof name === 'string' ? find(name) : undefined;
        return found?.home === home ? [[String(name), found.descriptor] as const] : [];
      }),
    );

  return {
    list,
    values: () =>
      [names.shadows, scope].flatMap((home) =>
        ownKeys(home)
          .filter((key) => home !== scope || !hostNames.has(key))
          .map((key) => getOwnPropertyDescriptor(home, key)?.value),
      ),
    read: (name) => find(name)?.descriptor.value,
    has: (name) => find(name) !== undefined,
    remove(name) {
      const found = find(name);
      if (found !== undefined) deleteProperty(found.home, name);
    },
  };
}
