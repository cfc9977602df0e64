import type {
  AnyNode,
  ClassDeclaration,
  Expression,
  FunctionDeclaration,
  Pattern,
  Program,
  VariableDeclaration,
} from 'acorn';
import type MagicString from 'magic-string';
import { Refusal } from './cellSyntaxError.ts';
import { frontOf } from './hoisting.ts';
import type { InternalNames } from './internalNames.ts';
import { patternParts, takesName } from './patterns.ts';
import { isFunctionScope, isVar } from './vars.ts';
import { walk } from './walk.ts';

/**
 * Turns top-level declarations into assignments to the notebook's variables, at the place where they run:
 * `const { a, b = 1 } = f()` becomes `void ({ a: $names.a, b: $names.b = 1 } = f());`. Names are then read
 * as plain globals, so that closures see what later cells assign, and reading costs what a global costs.
 *
 * Only what has no counterpart in an assignment is added: functions are moved to the front, anonymous
 * functions keep their name, and semicolons are put where a declaration had none, since
 * `let x⏎(y)` is two statements and `$names.x⏎(y)` is one.
 */
export function rewriteBindings(program: Program, code: MagicString, names: InternalNames): void {
  const rewriter = new BindingRewriter(code, names);
  const front = frontOf(program);
  for (const statement of program.body) {
    if (statement.type === 'FunctionDeclaration') {
      rewriter.functionDeclaration(statement);
      if (statement.start > front) code.move(statement.start, statement.end, front);
    } else if (statement.type === 'ClassDeclaration') {
      rewriter.classDeclaration(statement);
    } else if (statement.type === 'VariableDeclaration') {
      rewriter.declaration(statement);
    } else {
      rewriter.nestedVars(statement);
    }
  }
}

class BindingRewriter {
  readonly #code: MagicString;
  readonly #names: InternalNames;

  constructor(code: MagicString, names: InternalNames) {
    this.#code = code;
    this.#names = names;
  }

  /** `function f() {}` → `$names.f = ({ f: function () {} }).f;`, so that recursion too reads the global. */
  functionDeclaration({ id, start, end }: FunctionDeclaration): void {
    this.#code.appendRight(start, `${this.#names.bindings}.${id.name} = ({ ${id.name}: `);
    this.#code.remove(id.start, id.end);
    this.#code.appendLeft(end, ` }).${id.name};`);
    // Stays where the function was: the lines around it must not become one statement.
    this.#code.prependRight(end, ';');
  }

  classDeclaration({ id, start, end }: ClassDeclaration): void {
    this.#code.appendRight(start, `${this.#names.bindings}.${id.name} = `);
    this.#code.appendLeft(end, ';');
  }

  /** A declaration that stands as a statement. */
  declaration(node: VariableDeclaration): void {
    this.#refuseUsing(node);
    const last = this.#declarators(node, 'void (');
    this.#code.appendLeft(last, ')');
    if (this.#code.original[node.end - 1] !== ';') this.#code.appendLeft(node.end, ';');
  }

  /** `var` inside blocks, loops and branches. */
  nestedVars(statement: AnyNode): void {
    const inHeads = new Set<AnyNode>();
    walk(statement, (node) => {
      if (node.type === 'ForStatement') {
        if (isVar(node.init)) this.#declarators(node.init, '');
        if (node.init) inHeads.add(node.init as AnyNode);
      } else if (node.type === 'ForInStatement' || node.type === 'ForOfStatement') {
        if (isVar(node.left)) this.#loopVariable(node.left);
        inHeads.add(node.left as AnyNode);
      } else if (isVar(node) && !inHeads.has(node)) {
        this.declaration(node);
      }
      return !isFunctionScope(node);
    });
  }

  #loopVariable(node: VariableDeclaration): void {
    this.#code.overwrite(node.start, node.start + node.kind.length, ' ');
    for (const { id } of node.declarations) this.#target(id);
  }

  /** Rewrites the declarators, with `before` in the keyword's place, and gives the offset after the last one. */
  #declarators(node: VariableDeclaration, before: string): number {
    this.#code.overwrite(node.start, node.start + node.kind.length, before === '' ? ' ' : before);
    for (const { id, init, end } of node.declarations) {
      if (init) {
        this.#target(id);
        this.#keepName(id, init);
      } else if (node.kind === 'var') {
        this.#code.overwrite(id.start, id.end, 'void 0');
      } else {
        this.#target(id);
        this.#code.appendLeft(end, ' = void 0');
      }
    }
    return node.declarations.at(-1)?.end ?? node.end;
  }

  /** Makes each name in a pattern a property of the bindings. */
  #target(pattern: Pattern): void {
    if (pattern.type === 'Identifier') {
      this.#code.appendRight(pattern.start, `${this.#names.bindings}.`);
      return;
    }
    for (const { target, fallback, shorthand } of patternParts(pattern)) {
      if (shorthand !== undefined) this.#code.appendRight(target.start, `${shorthand}: `);
      this.#target(target);
      if (fallback !== undefined) this.#keepName(target, fallback);
    }
  }

  /** An anonymous function takes the name of the variable it is first assigned to, but not of a property. */
  #keepName(target: Pattern, value: Expression): void {
    if (target.type !== 'Identifier' || !takesName(value)) return;
    this.#code.appendRight(value.start, `({ ${target.name}: `);
    this.#code.appendLeft(value.end, ` }).${target.name}`);
  }

  #refuseUsing({ kind, start }: VariableDeclaration): void {
    if (kind !== 'using' && kind !== 'await using') return;
    throw new Refusal(
      `\`${kind}\` cannot stand at the top of a cell, whose names outlive it`,
      start,
      'Put it in a block { … }, or use const.',
    );
  }
}
