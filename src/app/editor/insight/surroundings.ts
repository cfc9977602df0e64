/** What an editor knows of the notebook around its cell. Asked when it is needed, so that it is never old. */
export interface Surroundings {
  /** The variables that the kernel holds now. */
  readonly variables: () => readonly LiveVariable[];
  /** The sources of the other code cells, in reading order. */
  readonly otherCells: () => readonly string[];
}

export interface LiveVariable {
  readonly name: string;
  /** `Tensor`, `Sequential`, `number`. */
  readonly type: string;
  readonly kind?: string;
  readonly shape?: readonly number[];
  readonly dtype?: string;
  readonly bytes?: number;
  readonly cellId?: string;
  readonly preview?: string;
}

export const alone: Surroundings = { variables: () => [], otherCells: () => [] };

/** `Tensor [60000, 28, 28] float32`. */
export function describeVariable({ type, shape, dtype }: LiveVariable): string {
  return [type, shape === undefined ? undefined : `[${shape.join(', ')}]`, dtype]
    .filter((part) => part !== undefined)
    .join(' ');
}
