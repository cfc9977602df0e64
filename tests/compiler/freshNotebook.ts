import { constants, createContext, runInContext } from 'node:vm';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { evaluateCell } from '../../src/compiler/evaluateCell.ts';
import { mapError } from '../../src/compiler/mapError.ts';
import type { CompiledCell } from '../../src/compiler/types.ts';
import type { ErrorOutput } from '../../src/notebook/output.ts';

type Modules = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface FreshNotebook {
  /** The global object of a realm of its own, as a new worker would have. */
  readonly scope: Record<string, unknown>;
  readonly cells: ReadonlyMap<string, CompiledCell>;
  /** Compiles and runs a cell; its id is `a`, then `b`, and so on. */
  run(source: string): Promise<unknown>;
  /** As `run`, for a cell that should fail; says how it did. */
  fail(source: string): Promise<ErrorOutput>;
}

export function freshNotebook(modules: Modules = {}): FreshNotebook {
  const scope = runInContext('globalThis', createContext(constants.DONT_CONTEXTIFY));
  const cells = new Map<string, CompiledCell>();
  let count = 0;
  const run = async (source: string): Promise<unknown> => {
    const cell = compileCell(source, { cellId: String.fromCharCode('a'.charCodeAt(0) + count++) });
    cells.set(cell.cellId, cell);
    return await evaluateCell(cell, { scope, importModule });
  };
  const importModule = async (specifier: string) => {
    const module = modules[specifier];
    if (module === undefined) throw new Error(`There is no module '${specifier}' here.`);
    return module;
  };
  return {
    scope,
    cells,
    run,
    async fail(source) {
      let value: unknown;
      try {
        value = await run(source);
      } catch (error) {
        return mapError(error, cells, scope);
      }
      throw new Error(`The cell should have failed; its result was ${String(value)}.`);
    },
  };
}

/** Runs cells one after the other in a new notebook; the last one's result, as plain data of this realm. */
export async function lastResult(...sources: string[]): Promise<unknown> {
  const notebook = freshNotebook();
  let value: unknown;
  for (const source of sources) value = await notebook.run(source);
  return plain(value);
}

/** Arrays and objects of another realm have other prototypes, which `toEqual` would see. */
export function plain(value: unknown): unknown {
  return typeof value === 'object' && value !== null ? structuredClone(value) : value;
}
