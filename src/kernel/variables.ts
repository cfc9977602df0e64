/** What the page knows of the notebook's variables without asking: a line each, never their values. */
export interface Variable {
  readonly name: string;
  readonly kind: VariableKind;
  /** What a reader calls it: `Tensor`, `Sequential`, `number`, `Float32Array`, `class`. */
  readonly type: string;
  /** Of a tensor its shape; of an array or a collection its length alone. */
  readonly shape?: readonly number[];
  /** Of a tensor or a typed array: `float32`. */
  readonly dtype?: string;
  /** What its tensors, or its own buffer, hold. Absent where that is not known at a glance. */
  readonly bytes?: number;
  /** How many tensors can be found in it, itself included; absent where there are none or too much to search. */
  readonly tensors?: number;
  /** The cell whose run gave it the value it has. */
  readonly cellId?: string;
  /** Its value on one line, or what can be said of it without reading a device. */
  readonly preview: string;
}

export const variableKinds = ['tensor', 'model', 'array', 'object', 'value', 'function', 'import'] as const;
/** 'import': what the lesson did not make itself, such as a helper of `convbook`. 'value': a primitive. */
export type VariableKind = (typeof variableKinds)[number];

/** What has become of the variables since the last such message; the first one of a kernel brings them all. */
export interface VariableChanges {
  /** New ones, and those of which something that can be seen has changed. */
  readonly changed: readonly Variable[];
  readonly removed: readonly string[];
  /** How many there are, also those beyond the limit that the page is not told of. */
  readonly total: number;
}
