/** What the compiler adds to a cell's code; `evaluateCell` passes these in this order. */
export interface InternalNames {
  /** An object with one setter per name that the cell defines. */
  readonly bindings: string;
  /** `hoist(...names)`: makes `var` names exist. */
  readonly hoist: string;
  /** `bind(specifier, [[local, imported], …])`: resolves an import declaration. */
  readonly bind: string;
  /** `load(specifier)`: resolves `import()`. */
  readonly load: string;
}

/** Names that do not occur in the cell. */
export function internalNames(source: string): InternalNames {
  let prefix = '$cell';
  while (source.includes(prefix)) prefix += '$';
  return {
    bindings: `${prefix}Names`,
    hoist: `${prefix}Hoist`,
    bind: `${prefix}Bind`,
    load: `${prefix}Load`,
  };
}
