/**
 * What a cell takes from the notebook and gives to it, found without running it. It is what staleness is worked out
 * from, so it leans to the safe side: a name that might be read counts as read.
 *
 * Not seen: what a value does behind another name (`const m = model; m.fit(…)` in a function that is passed on), and
 * what a method changes that is not in `changingMethods`.
 */
import type { AnyNode, Program } from 'acorn';
import type { Variable } from 'eslint-scope';
import { changedName, isTraining } from './effects.ts';
import { givenNames } from './globals.ts';
import { parseCell } from './parseCell.ts';
import { findReferences, scopesOf } from './references.ts';
import { walk } from './walk.ts';

export interface CellNames {
  /** As of a compiled cell (`types.ts`): names it declares or assigns, and names of others that it reads. */
  readonly defines: readonly string[];
  readonly uses: readonly string[];
  /** Those of `defines` that it declares, and so gives a value whatever they held before. */
  readonly declares: readonly string[];
  /**
   * Names whose value can be told from the text alone, with what tells it: constants that are literals, imports, and
   * functions, which read all other names when they are called.
   */
  readonly texts: Readonly<Record<string, string>>;
  /** What running the cell does, apart from its functions. */
  readonly body: Body;
  /** What calling each of its functions does. */
  readonly functions: Readonly<Record<string, Effects>>;
}

export interface Effects {
  /** Names of the notebook that are read. */
  readonly reads: readonly string[];
  /** Names whose value is changed in place (`model.fit(…)`, `list[0] = 1`) or replaced without being declared here. */
  readonly changes: readonly string[];
  /** Whether a network is trained. */
  readonly trains: boolean;
}

export interface Body extends Effects {
  /**
   * For each name read, those of the cell's own names that have no value of the cell's yet when it is first read: then
   * a function that reads them finds what they held before.
   */
  readonly early: Readonly<Record<string, readonly string[]>>;
}

/** @returns undefined for a source that is not a valid cell */
export function analyseCell(source: string): CellNames | undefined {
  try {
    const program = parseCell(source);
    const { defines, uses } = findReferences(program);
    return { defines, uses, ...new Analysis(program, source).result() };
  } catch {
    return undefined; // The compiler says what is wrong when the cell runs.
  }
}

class Analysis {
  readonly #program: Program;
  readonly #source: string;
  /** Identifiers that name something of the notebook, this cell's or another's. */
  readonly #names = new Map<unknown, string>();
  /** Of these, the ones that are given a value other than by their declaration. */
  readonly #assigned = new Set<unknown>();
  /** The cell's own names, with the offset behind which they have their value; functions have it from the start. */
  readonly #declares = new Map<string, number>();

  constructor(program: Program, source: string) {
    this.#program = program;
    this.#source = source;
    const { through, own } = scopesOf(program);
    for (const variable of own) this.#declares.set(variable.name, valueFrom(variable));
    for (const reference of [...through, ...own.flatMap(({ references }) => references)]) {
      const { name } = reference.identifier as { name: string }; // JSX names are not part of a cell.
      if (reference.isWrite() && reference.init) continue;
      if (reference.isWrite()) this.#assigned.add(reference.identifier);
      if (this.#declares.has(name) || !givenNames.has(name)) this.#names.set(reference.identifier, name);
    }
  }

  result(): Pick<CellNames, 'declares' | 'texts' | 'body' | 'functions'> {
    const texts: Record<string, string> = {};
    const functions: Record<string, Effects> = {};
    const rest: AnyNode[] = [];
    const text = ({ start, end }: { start: number; end: number }): string => this.#source.slice(start, end);
    for (const statement of this.#program.body) {
      if (statement.type === 'ImportDeclaration') {
        for (const specifier of statement.specifiers)
          texts[specifier.local.name] = `import ${text(specifier)} from ${String(statement.source.value)}`;
      } else if (statement.type === 'FunctionDeclaration') {
        texts[statement.id.name] = text(statement);
        functions[statement.id.name] = this.#effects([statement]);
      } else if (statement.type === 'VariableDeclaration' && statement.kind === 'const') {
        for (const declarator of statement.declarations) {
          const { id, init } = declarator;
          if (id.type !== 'Identifier' || !init) {
            rest.push(declarator);
          } else if (init.type === 'ArrowFunctionExpression' || init.type === 'FunctionExpression') {
            texts[id.name] = text(init);
            functions[id.name] = this.#effects([init]);
          } else {
            if (isLiteral(init)) texts[id.name] = text(init);
            rest.push(declarator);
          }
        }
      } else {
        rest.push(statement);
      }
    }
    // A function that is given another value later is no longer told by its text.
    for (const identifier of this.#assigned) delete texts[this.#names.get(identifier) ?? ''];
    const body = this.#body(rest, new Set(Object.keys(functions)));
    return { declares: [...this.#declares.keys()], texts, body, functions };
  }

  /** Names declared by the cell count only where they are functions, or where they are read too early. */
  #body(nodes: readonly AnyNode[], ownFunctions: ReadonlySet<string>): Body {
    const early: Record<string, readonly string[]> = {};
    const counts = (name: string, { start }: AnyNode): boolean => {
      const own = this.#declares.get(name);
      if (own !== undefined && own <= start && !ownFunctions.has(name)) return false;
      if (!Object.hasOwn(early, name))
        early[name] = [...this.#declares].flatMap(([other, from]) => (from > start ? [other] : []));
      return true;
    };
    return { ...this.#effects(nodes, counts), early };
  }

  #effects(nodes: readonly AnyNode[], counts: (name: string, at: AnyNode) => boolean = () => true): Effects {
    const reads = new Set<string>();
    const changes = new Set<string>();
    let trains = false;
    for (const node of nodes)
      walk(node, (inner) => {
        const name = this.#names.get(inner);
        if (name !== undefined && counts(name, inner)) {
          reads.add(name);
          if (this.#assigned.has(inner)) changes.add(name);
        }
        for (const root of changedName(inner)) {
          const changed = this.#names.get(root);
          if (changed !== undefined && counts(changed, root)) changes.add(changed);
        }
        trains ||= isTraining(inner);
        return true;
      });
    return { reads: [...reads], changes: [...changes], trains };
  }
}

function valueFrom({ defs }: Variable): number {
  const [definition] = defs;
  if (definition === undefined || definition.type === 'FunctionName' || definition.type === 'ImportBinding')
    return -1;
  // eslint-scope's types are ESTree's, which know no offsets; the nodes are acorn's own.
  return (definition.node as unknown as AnyNode).end;
}

/** Numbers, text, true, false and null, also with a sign; nothing that has an identity of its own. */
function isLiteral(node: AnyNode): boolean {
  if (node.type === 'UnaryExpression' && (node.operator === '-' || node.operator === '+'))
    return isLiteral(node.argument);
  if (node.type === 'TemplateLiteral') return node.expressions.length === 0;
  return node.type === 'Literal' && !('regex' in node && node.regex);
}
