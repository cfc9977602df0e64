/** A cell's source made runnable. */
export interface CompiledCell {
  readonly cellId: string;
  /** As the learner wrote it. */
  readonly source: string;
  /**
   * An expression for indirect eval. Its value is a strict async function that takes what `evaluateCell`
   * passes it and resolves to the cell's result. The cell's own source starts on the second line.
   */
  readonly code: string;
  /** What stack frames call this cell: `cell:train@1f2e3d4c`, its id and a hash of its source. */
  readonly sourceUrl: string;
  /** Top-level names the cell declares or assigns, in source order, each once. */
  readonly defines: readonly string[];
  /**
   * Names the cell reads that it does not itself declare, without JavaScript's and the worker's own globals
   * and without `tf` and `display` (see `globals.ts`). In order of first use, each once.
   */
  readonly uses: readonly string[];
  /** Modules it imports by a declaration; `import()` is resolved as it runs. */
  readonly imports: readonly string[];
  /** Maps a position in `code` back to the cell's source; lines and columns count from 1. */
  readonly originalPosition: (line: number, column: number) => SourcePosition | undefined;
}

export interface SourcePosition {
  readonly line: number;
  readonly column: number;
}

/** What running a cell needs. */
export interface CellRuntime {
  /** The object whose properties are the notebook's variables: the worker's global object. */
  readonly scope: object;
  /** Resolves an allowed module; throws a clear refusal for any other. */
  importModule(specifier: string): Promise<Readonly<Record<string, unknown>>>;
}
