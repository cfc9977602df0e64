import { wholeModule } from './imports.ts';
import { type NotebookNames, notebookNames } from './notebookNames.ts';
import type { CellRuntime, CompiledCell } from './types.ts';

/**
 * Runs a cell by strict indirect eval in the realm of `runtime.scope` and resolves to its result.
 *
 * A cell may define names that the scope had before its first cell (`name`, `performance`, `tf`): cells then see
 * their own value, and everything else keeps the original (see `notebookNames.ts`).
 *
 * @throws whatever the cell throws; what it defined before stays defined.
 */
export async function evaluateCell(cell: CompiledCell, runtime: CellRuntime): Promise<unknown> {
  const names = notebookNames(runtime.scope);
  keepHostNamesApart(cell, names, runtime.scope);
  const run = compiled(cell, names);
  return await run(
    bindings(cell, names),
    (...vars) => {
      for (const name of vars) if (!names.has(name)) names.write(name, undefined);
    },
    async (specifier, wanted) => {
      const module = await runtime.importModule(specifier);
      for (const [local, imported] of wanted) names.write(local, pick(module, imported, specifier));
    },
    (specifier) => runtime.importModule(String(specifier)),
  );
}

/** The parameters of a cell's code, in the order of `internalNames.ts`. */
type CellFunction = (
  bindings: object,
  hoist: (...names: string[]) => void,
  bind: (specifier: string, wanted: readonly (readonly [local: string, imported: string])[]) => Promise<void>,
  load: (specifier: unknown) => Promise<unknown>,
) => Promise<unknown>;

function compiled(cell: CompiledCell, names: NotebookNames): CellFunction {
  // A loose look: a name in a string only makes the cell slower.
  const mentionsShadow = Object.keys(names.shadows).some((name) => cell.code.includes(name));
  // `compileCell` made the code, and made it such a function. The first line has nothing of the cell's own.
  if (!mentionsShadow) return names.evaluate(cell.code) as CellFunction;
  const [code, url] = [
    cell.code.slice(0, cell.code.lastIndexOf('\n')),
    cell.code.slice(cell.code.lastIndexOf('\n')),
  ];
  const withShadows = names.evaluate(`($shadows) => { with ($shadows) return ${code} }${url}`);
  return (withShadows as (shadows: object) => CellFunction)(names.shadows);
}

/** A plain assignment in the cell (`performance = 1`) must find the cell's own variable, not the host's. */
function keepHostNamesApart(cell: CompiledCell, names: NotebookNames, scope: object): void {
  for (const name of names.hostNames(cell.defines)) {
    if (!names.has(name)) names.write(name, Reflect.get(scope, name));
  }
}

/** What declarations assign to: a setter for each name that the cell defines. */
function bindings(cell: CompiledCell, names: NotebookNames): object {
  const target: object = Object.create(null);
  for (const name of cell.defines) {
    Object.defineProperty(target, name, { set: (value: unknown) => names.write(name, value) });
  }
  return target;
}

function pick(module: Readonly<Record<string, unknown>>, name: string, specifier: string): unknown {
  if (name === wholeModule) return module;
  if (name in module) return module[name];
  const exported = Object.keys(module).join(', ');
  throw new SyntaxError(`Module '${specifier}' does not export \`${name}\`; it exports: ${exported}`);
}
