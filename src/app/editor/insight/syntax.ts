/** Small questions about CodeMirror's JavaScript tree (https://github.com/lezer-parser/javascript). */
import { javascriptLanguage } from '@codemirror/lang-javascript';
import type { SyntaxNode, Tree } from '@lezer/common';

/** A cell's text and its tree, which may have errors in it: it is being typed. */
export interface Code {
  readonly tree: Tree;
  readonly text: string;
}

const parsed = new Map<string, Code>();
const remembered = 300;

/** The tree of another cell. Kept: while one cell is edited, the others stay as they are. */
export function parseCode(text: string): Code {
  const known = parsed.get(text);
  if (known !== undefined) return known;
  const code = { text, tree: javascriptLanguage.parser.parse(text) };
  parsed.set(text, code);
  for (const oldest of parsed.keys()) {
    if (parsed.size <= remembered) break;
    parsed.delete(oldest);
  }
  return code;
}

export function textOf({ text }: Code, node: { readonly from: number; readonly to: number }): string {
  return text.slice(node.from, node.to);
}

export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child !== null; child = child.nextSibling) children.push(child);
  return children;
}

/** The nearest of a node and what it stands in that has one of these names. */
export function enclosing(node: SyntaxNode | null, ...names: readonly string[]): SyntaxNode | undefined {
  for (let outer = node; outer !== null; outer = outer.parent) if (names.includes(outer.name)) return outer;
  return undefined;
}

/** What stands in quotes. */
export function unquoted(text: string): string {
  return text.replace(/^['"`]|['"`]$/g, '');
}

const scopes = new Set([
  'Script',
  'Block',
  'FunctionDeclaration',
  'FunctionExpression',
  'ArrowFunction',
  'MethodDeclaration',
  'Property',
  'ForStatement',
  'CatchClause',
]);

/** What a name that is defined at `definition` can be used in. */
export function scopeOf(definition: SyntaxNode): SyntaxNode {
  // A function's own name belongs to what it stands in.
  const isOwnName = /^(Function|Class)Declaration$/.test(definition.parent?.name ?? '');
  let node = isOwnName ? definition.parent?.parent : definition.parent;
  while (node && !scopes.has(node.name)) node = node.parent;
  return node ?? definition;
}

interface Definition {
  readonly name: string;
  readonly node: SyntaxNode;
  readonly scope: SyntaxNode;
}

const definitions = new WeakMap<Tree, readonly Definition[]>();

/** Every definition in a cell. Kept with its tree: each name in it asks. */
function definitionsOf(code: Code): readonly Definition[] {
  const known = definitions.get(code.tree);
  if (known !== undefined) return known;
  const found: Definition[] = [];
  code.tree.iterate({
    enter({ name, node }) {
      if (name === 'VariableDefinition') found.push({ name: textOf(code, node), node, scope: scopeOf(node) });
    },
  });
  definitions.set(code.tree, found);
  return found;
}

/** The names defined in a cell that can be used at `position`, innermost scope first, each once. */
export function definitionsAt(code: Code, position: number): Map<string, SyntaxNode> {
  const size = ({ scope }: Definition): number => scope.to - scope.from;
  const names = new Map<string, SyntaxNode>();
  const inReach = definitionsOf(code).filter(({ scope }) => scope.from <= position && position <= scope.to);
  for (const { name, node } of inReach.toSorted((a, b) => size(a) - size(b) || b.node.from - a.node.from))
    if (!names.has(name)) names.set(name, node);
  return names;
}

interface PlaceOfDefinition {
  readonly code: Code;
  readonly node: SyntaxNode;
}

const definers = new WeakMap<readonly string[], ReadonlyMap<string, readonly PlaceOfDefinition[]>>();

/** Where these cells define the names that they give to the others, the last cell first. Kept with the list. */
export function definedBy(sources: readonly string[]): ReadonlyMap<string, readonly PlaceOfDefinition[]> {
  const known = definers.get(sources);
  if (known !== undefined) return known;
  const found = new Map<string, PlaceOfDefinition[]>();
  for (const source of sources.toReversed()) {
    const code = parseCode(source);
    for (const [name, node] of topLevelDefinitions(code))
      found.set(name, [...(found.get(name) ?? []), { code, node }]);
  }
  definers.set(sources, found);
  return found;
}

/** The names that a cell gives to the others. */
function topLevelDefinitions(code: Code): Map<string, SyntaxNode> {
  const outer = definitionsOf(code).filter(({ scope }) => scope.name === 'Script');
  return new Map(outer.map(({ name, node }) => [name, node]));
}
