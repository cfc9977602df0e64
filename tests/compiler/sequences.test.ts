import fc from 'fast-check';
import { expect, test } from 'vitest';
import { freshNotebook } from './freshNotebook.ts';

/**
 * Cells of straight-line code, once as text for the compiler and once as data for the plain interpreter below.
 */
type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'sum' | 'product'; readonly left: Expression; readonly right: Expression };

type Statement =
  | {
      readonly kind: 'declare';
      readonly keyword: 'const' | 'let' | 'var';
      readonly name: string;
      readonly value: Expression;
    }
  | {
      readonly kind: 'pair';
      readonly names: readonly [string, string];
      readonly values: readonly [Expression, Expression];
    }
  | { readonly kind: 'assign'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'block'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'show'; readonly value: Expression };

interface GeneratedCell {
  readonly statements: readonly Statement[];
  /** A semicolon or a line break after each statement. */
  readonly separators: readonly string[];
}

const names = ['a', 'b', 'c', 'name', 'performance', 'Map', 'constructor'];
const name = fc.constantFrom(...names);
const { expression } = fc.letrec<{ expression: Expression }>((tie) => ({
  expression: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 9 }) }),
    fc.record({ kind: fc.constant('name' as const), name }),
    fc.record({
      kind: fc.constantFrom('sum' as const, 'product' as const),
      left: tie('expression'),
      right: tie('expression'),
    }),
  ),
}));
const statement: fc.Arbitrary<Statement> = fc.oneof(
  fc.record({
    kind: fc.constant('declare' as const),
    keyword: fc.constantFrom('const' as const, 'let' as const, 'var' as const),
    name,
    value: expression,
  }),
  fc.record({
    kind: fc.constant('pair' as const),
    names: fc.uniqueArray(name, { minLength: 2, maxLength: 2 }).map(([a = '', b = '']) => [a, b] as const),
    values: fc.tuple(expression, expression),
  }),
  fc.record({ kind: fc.constant('assign' as const), name, value: expression }),
  fc.record({ kind: fc.constant('block' as const), name, value: expression }),
  fc.record({ kind: fc.constant('show' as const), value: expression }),
);
const cell: fc.Arbitrary<GeneratedCell> = fc
  .array(statement, { minLength: 1, maxLength: 5 })
  .map(declaredOnce)
  .chain((statements) =>
    fc.record({
      statements: fc.constant(statements),
      separators: fc.array(fc.constantFrom(';', ';\n', ' // note\n', '\n\n'), {
        minLength: statements.length,
        maxLength: statements.length,
      }),
    }),
  );

/** JavaScript refuses a second declaration, and an assignment to a const, within one cell. */
function declaredOnce(statements: readonly Statement[]): Statement[] {
  const declared = new Set<string>();
  const declaredAnywhere = new Set(
    statements.flatMap((s) => (s.kind === 'declare' ? [s.name] : s.kind === 'pair' ? s.names : [])),
  );
  return statements.filter((s) => {
    if (s.kind === 'assign') return !declaredAnywhere.has(s.name);
    const own = s.kind === 'declare' ? [s.name] : s.kind === 'pair' ? s.names : [];
    if (own.some((n) => declared.has(n))) return false;
    for (const n of own) declared.add(n);
    return true;
  });
}

function expressionText(e: Expression): string {
  if (e.kind === 'number') return String(e.value);
  if (e.kind === 'name') return e.name;
  return `(${expressionText(e.left)} ${e.kind === 'sum' ? '+' : '*'} ${expressionText(e.right)})`;
}

function statementText(s: Statement): string {
  switch (s.kind) {
    case 'declare':
      return `${s.keyword} ${s.name} = ${expressionText(s.value)}`;
    case 'pair':
      return `const { x: ${s.names[0]}, y: [${s.names[1]}] } = { x: ${expressionText(s.values[0])}, y: [${expressionText(s.values[1])}] }`;
    case 'assign':
      return `void (${s.name} = ${expressionText(s.value)})`;
    case 'block':
      return `{ let inner = ${expressionText(s.value)}; { const ${s.name} = inner; inner = ${s.name} } }`;
    case 'show':
      return `0 + ${expressionText(s.value)}`;
  }
}

const evaluate = (e: Expression, memory: ReadonlyMap<string, number>): number => {
  if (e.kind === 'number') return e.value;
  if (e.kind === 'name') return memory.get(e.name) ?? 0;
  const [left, right] = [evaluate(e.left, memory), evaluate(e.right, memory)];
  return e.kind === 'sum' ? left + right : left * right;
};

/** Runs a cell on `memory` and gives its result: what the language means, without any of its machinery. */
function interpret(statements: readonly Statement[], memory: Map<string, number>): number | undefined {
  let result: number | undefined;
  for (const s of statements) {
    result = undefined;
    if (s.kind === 'declare' || s.kind === 'assign') memory.set(s.name, evaluate(s.value, memory));
    if (s.kind === 'pair') {
      const values = s.values.map((value) => evaluate(value, memory));
      for (const [index, n] of s.names.entries()) memory.set(n, values[index] ?? Number.NaN);
    }
    if (s.kind === 'show') result = evaluate(s.value, memory);
  }
  return result;
}

test('cells run one after the other do what one plain interpreter of them does', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(cell, { minLength: 1, maxLength: 5 }), async (cells) => {
      const notebook = freshNotebook();
      const memory = new Map(names.map((n) => [n, 1]));
      await notebook.run(`let ${names.map((n) => `${n} = 1`).join(', ')}`);
      for (const { statements, separators } of cells) {
        const source = statements.map((s, index) => `${statementText(s)}${separators[index]}`).join('');
        const result = await notebook.run(source);
        expect(result).toBe(interpret(statements, memory));
        const defined = statements.flatMap((s) =>
          s.kind === 'pair' ? s.names : s.kind === 'declare' || s.kind === 'assign' ? [s.name] : [],
        );
        expect([...notebook.cells.values()].at(-1)?.defines).toEqual([...new Set(defined)]);
      }
      const seen = await notebook.run(`[${names.join(', ')}].join()`);
      expect(seen).toBe(names.map((n) => memory.get(n)).join());
    }),
    { numRuns: 1_000 },
  );
}, 60_000);
