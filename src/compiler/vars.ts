import type { AnyNode, Node, Pattern, Program, VariableDeclaration } from 'acorn';
import { patternParts } from './patterns.ts';
import { walk } from './walk.ts';

/** Top-level `var` names, also those inside blocks and loops: they exist, undefined, from the cell's start. */
export function varNames(program: Program): string[] {
  const found = new Set<string>();
  const addNames = (pattern: Pattern): void => {
    if (pattern.type === 'Identifier') found.add(pattern.name);
    else for (const part of patternParts(pattern)) addNames(part.target);
  };
  for (const statement of program.body) {
    walk(statement, (node) => {
      if (isVar(node)) {
        for (const { id } of node.declarations) addNames(id);
      }
      return !isFunctionScope(node);
    });
  }
  return [...found];
}

export function isVar(node: Node | null | undefined): node is VariableDeclaration {
  return node?.type === 'VariableDeclaration' && (node as VariableDeclaration).kind === 'var';
}

/** Where a `var` belongs to: it goes no further out. */
export function isFunctionScope(node: AnyNode): boolean {
  return (
    node.type === 'FunctionDeclaration' ||
    node.type === 'FunctionExpression' ||
    node.type === 'ArrowFunctionExpression' ||
    node.type === 'StaticBlock'
  );
}
