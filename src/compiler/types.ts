/** A cell's source made runnable. */
export interface CompiledCell {
  readonly cellId: string;
  /** A strict script, for indirect eval, whose value is an async function that takes a `CellRuntime`'s parts. */
  readonly code: string;
  /** Top-level names the cell declares or assigns, in source order, each once. */
  readonly defines: readonly string[];
  /** Names the cell reads that it does not itself declare, without JavaScript's own globals. */
  readonly uses: readonly string[];
  /** Modules it imports. */
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
