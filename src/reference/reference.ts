/**
 * What a cell can call, with signatures and documentation: TensorFlow.js and the helpers of 'convbook', read from
 * their declarations when the site is built. The editor completes, explains and checks with it; the kernel knows
 * from it which options there are.
 */
export interface Reference {
  /** By name. Modules are types too: 'tf', 'tf.layers' and 'convbook' have their exports as members. */
  readonly types: Readonly<Record<string, TypeDescription>>;
}

export interface TypeDescription {
  readonly doc?: string;
  /** It is given as an object literal, whose keys its members are; not a class. */
  readonly isLiteral?: true;
  /** Names of types whose members it has as well. */
  readonly bases?: readonly string[];
  readonly members: Readonly<Record<string, Member>>;
}

/** A function or a value. */
export interface Member {
  /** Markdown without code samples; what it means, shapes, defaults. */
  readonly doc?: string;
  /** Present where it can be called. */
  readonly parameters?: readonly Parameter[];
  /** What a call returns, or the value's own type, as TypeScript writes it. */
  readonly type: string;
  /** The type in `types` whose members that has, awaited if it is a promise, or that each of an array has. */
  readonly object?: string;
  /** For members of an options object: it can be left out. */
  readonly optional?: true;
  /** The texts it can be, where only some will do. */
  readonly values?: readonly string[];
}

export interface Parameter {
  readonly name: string;
  readonly type: string;
  readonly object?: string;
  readonly doc?: string;
  readonly optional?: true;
  readonly values?: readonly string[];
}

/** A function's call as text: `(x, filter, strides, pad?)` with types. */
export function signatureOf({ parameters, type }: Member): string {
  if (parameters === undefined) return `: ${type}`;
  return `(${parameters.map(parameterText).join(', ')}): ${type}`;
}

export function parameterText({ name, type, optional }: Parameter): string {
  return `${name}${optional ? '?' : ''}: ${type}`;
}
