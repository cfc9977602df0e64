import type { Program } from 'acorn';
import MagicString from 'magic-string';
import { rewriteBindings } from './bindings.ts';
import { CellSyntaxError } from './cellSyntaxError.ts';
import { rewriteImports } from './imports.ts';
import { internalNames } from './internalNames.ts';
import { originalPositions } from './originalPositions.ts';
import { parseCell } from './parseCell.ts';
import { findReferences } from './references.ts';
import { sourceUrl } from './sourceUrl.ts';
import { describeProblem } from './syntaxProblem.ts';
import type { CompiledCell } from './types.ts';
import { varNames } from './vars.ts';
import { walk } from './walk.ts';

/**
 * Makes a cell's JavaScript runnable, so that cells share their top-level names as lines of one program would:
 *
 * - a top-level binding becomes a variable of the notebook when it is executed, so what ran before an error
 *   stays; declaring it again in another cell is allowed, `const` too; functions are hoisted within the cell;
 * - the result is the value of the last statement if that is an expression, also before a semicolon, and a
 *   promise is awaited; `{ a: 1 }` at the end is an object;
 * - strict mode, top-level `await` and `import` as in a module; no `export`, no top-level `return`.
 *
 * @param source plain JavaScript.
 * @throws CellSyntaxError with line, column and where known a hint.
 */
export function compileCell(source: string, { cellId }: { cellId: string }): CompiledCell {
  try {
    const program = parseCell(source);
    const references = findReferences(program);
    const names = internalNames(source);
    const code = new MagicString(source);
    const imports = rewriteImports(program, code, names);
    rewriteBindings(program, code, names);
    returnLast(program, code);
    keepLessThanApart(program, code);

    const vars = varNames(program);
    const hoist =
      vars.length === 0 ? '' : `${names.hoist}(${vars.map((name) => JSON.stringify(name)).join(', ')});`;
    const parameters = [names.bindings, names.hoist, names.bind, names.load].join(', ');
    const url = sourceUrl(cellId, source);
    code.prepend(`(async (${parameters}) => { 'use strict'; ${hoist}\n`);
    code.append(`\n})\n//# sourceURL=${url}`);
    return {
      cellId,
      source,
      code: code.toString(),
      sourceUrl: url,
      ...references,
      imports,
      originalPosition: originalPositions(code),
    };
  } catch (error) {
    throw new CellSyntaxError(cellId, describeProblem(error, source));
  }
}

/** Makes the last expression the cell's result. */
function returnLast(program: Program, code: MagicString): void {
  const last = program.body.findLast(({ type }) => type !== 'EmptyStatement');
  if (last?.type !== 'ExpressionStatement') return;
  const endsWithSemicolon = code.original[last.end - 1] === ';';
  code.appendRight(last.start, 'return (');
  code.appendLeft(endsWithSemicolon ? last.end - 1 : last.end, ')');
}

/** In a module `a<!--b` compares; in evaluated code `<!--` would start a comment. */
function keepLessThanApart(program: Program, code: MagicString): void {
  walk(program, (node) => {
    if (node.type === 'BinaryExpression' && code.original.startsWith('<!--', node.right.start - 1)) {
      code.appendLeft(node.right.start, ' ');
    }
    return true;
  });
}
