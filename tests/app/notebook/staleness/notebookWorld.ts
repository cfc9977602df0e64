/**
 * Generated cells once as text, for the compiler and the analysis, and once as data for a plain interpreter, which is
 * what the language means without any of its machinery. Numbers, an object that is changed in place, functions that read
 * and change names when they are called.
 */
import fc from 'fast-check';

export type Expression =
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'name'; readonly name: string }
  | { readonly kind: 'member'; readonly name: string }
  | { readonly kind: 'call' }
  | { readonly kind: 'sum'; readonly left: Expression; readonly right: Expression };

export type Statement =
  | { readonly kind: 'number'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'object'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'reader'; readonly asDeclaration: boolean; readonly value: Expression }
  | { readonly kind: 'changer'; readonly target: string; readonly value: Expression }
  | { readonly kind: 'assign'; readonly name: string; readonly value: Expression }
  | { readonly kind: 'change'; readonly target: string; readonly value: Expression }
  | { readonly kind: 'call' };

export interface MadeCell {
  readonly statements: readonly Statement[];
  readonly result: Expression;
}

/** Defines every name, so that no cell can fail. */
export const firstCell = `let a = 1, b = 2, c = 3, d = 4;
const m = { value: 5 }, o = { value: 6 };
const read = () => a + m.value;
const change = () => { m.value = (m.value + b) % 997; };
0`;

export type Value =
  | number
  | { value: number }
  | { readonly reads: Expression }
  | { readonly target: string; readonly adds: Expression };
export type World = Map<string, Value>;

export function firstWorld(): World {
  return new Map<string, Value>([
    ['a', 1],
    ['b', 2],
    ['c', 3],
    ['d', 4],
    ['m', { value: 5 }],
    ['o', { value: 6 }],
    [
      'read',
      { reads: { kind: 'sum', left: { kind: 'name', name: 'a' }, right: { kind: 'member', name: 'm' } } },
    ],
    ['change', { target: 'm', adds: { kind: 'name', name: 'b' } }],
  ]);
}

export function textOf({ statements, result }: MadeCell): string {
  return [...statements.map(statementText), expressionText(result)].join('\n');
}

function expressionText(e: Expression): string {
  switch (e.kind) {
    case 'number':
      return String(e.value);
    case 'name':
      return e.name;
    case 'member':
      return `${e.name}.value`;
    case 'call':
      return 'read()';
    case 'sum':
      return `(${expressionText(e.left)} + ${expressionText(e.right)}) % 997`;
  }
}

function statementText(s: Statement): string {
  const value = s.kind === 'call' ? '' : expressionText(s.value);
  switch (s.kind) {
    case 'number':
      return `const ${s.name} = ${value};`;
    case 'object':
      return `const ${s.name} = { value: ${value} };`;
    case 'reader':
      return s.asDeclaration ? `function read() { return ${value}; }` : `const read = () => ${value};`;
    case 'changer':
      return `const change = () => { ${s.target}.value = (${s.target}.value + ${value}) % 997; };`;
    case 'assign':
      return `${s.name} = (${s.name} + ${value}) % 997;`;
    case 'change':
      return `${s.target}.value = (${s.target}.value + ${value}) % 997;`;
    case 'call':
      return 'change();';
  }
}

/** Runs a cell and gives its result. Function declarations come first, as the language has it. */
export function interpret(world: World, { statements, result }: MadeCell): number {
  const hoisted = statements.filter((s) => s.kind === 'reader' && s.asDeclaration);
  for (const statement of [...hoisted, ...statements.filter((s) => !hoisted.includes(s))])
    step(world, statement);
  return evaluate(world, result);
}

function step(world: World, s: Statement): void {
  switch (s.kind) {
    case 'number':
      world.set(s.name, evaluate(world, s.value));
      return;
    case 'object':
      world.set(s.name, { value: evaluate(world, s.value) });
      return;
    case 'reader':
      world.set('read', { reads: s.value });
      return;
    case 'changer':
      world.set('change', { target: s.target, adds: s.value });
      return;
    case 'assign':
      world.set(s.name, (numberOf(world, s.name) + evaluate(world, s.value)) % 997);
      return;
    case 'change':
      add(world, s.target, evaluate(world, s.value));
      return;
    case 'call': {
      const changer = world.get('change');
      if (typeof changer !== 'object' || !('target' in changer)) throw new Error('change is no function');
      add(world, changer.target, evaluate(world, changer.adds));
    }
  }
}

function evaluate(world: World, e: Expression): number {
  switch (e.kind) {
    case 'number':
      return e.value;
    case 'name':
      return numberOf(world, e.name);
    case 'member':
      return objectOf(world, e.name).value;
    case 'call': {
      const reader = world.get('read');
      if (typeof reader !== 'object' || !('reads' in reader)) throw new Error('read is no function');
      return evaluate(world, reader.reads);
    }
    case 'sum':
      return (evaluate(world, e.left) + evaluate(world, e.right)) % 997;
  }
}

function add(world: World, target: string, amount: number): void {
  const object = objectOf(world, target);
  object.value = (object.value + amount) % 997;
}

function numberOf(world: World, name: string): number {
  const value = world.get(name);
  if (typeof value !== 'number') throw new Error(`${name} is no number`);
  return value;
}

function objectOf(world: World, name: string): { value: number } {
  const value = world.get(name);
  if (typeof value !== 'object' || !('value' in value)) throw new Error(`${name} is no object`);
  return value;
}

/** Numbers, to compare; functions by what they do. */
export function snapshot(world: World): Record<string, string> {
  return Object.fromEntries([...world].map(([name, value]) => [name, JSON.stringify(value)]));
}

const numberName = fc.constantFrom('a', 'b', 'c', 'd');
const objectName = fc.constantFrom('m', 'o');
const plain: fc.Arbitrary<Expression> = fc.oneof(
  fc.record({ kind: fc.constant('number' as const), value: fc.integer({ min: 0, max: 9 }) }),
  fc.record({ kind: fc.constant('name' as const), name: numberName }),
  fc.record({ kind: fc.constant('member' as const), name: objectName }),
);
const sum = (part: fc.Arbitrary<Expression>): fc.Arbitrary<Expression> =>
  fc.oneof(part, fc.record({ kind: fc.constant('sum' as const), left: part, right: part }));
/** Without a call: what a function does must not be to call itself. */
const simple = sum(plain);
const expression = sum(fc.oneof(plain, fc.constant({ kind: 'call' as const })));

const statement: fc.Arbitrary<Statement> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('number' as const), name: numberName, value: expression }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('object' as const), name: objectName, value: expression }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('reader' as const),
      asDeclaration: fc.boolean(),
      value: simple,
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('changer' as const), target: objectName, value: simple }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('assign' as const), name: numberName, value: expression }),
  },
  {
    weight: 3,
    arbitrary: fc.record({ kind: fc.constant('change' as const), target: objectName, value: expression }),
  },
  { weight: 1, arbitrary: fc.constant({ kind: 'call' as const }) },
);

const nameOf = (s: Statement): string =>
  s.kind === 'reader'
    ? 'read'
    : s.kind === 'changer'
      ? 'change'
      : s.kind === 'number' || s.kind === 'object'
        ? s.name
        : '';

/** One declaration of a name in a cell, and no assignment to its constants. */
function asJavaScriptAllows(statements: readonly Statement[]): Statement[] {
  const declared = new Set<string>();
  const once = statements.filter((s) => {
    const name = nameOf(s);
    if (name === '') return true;
    const isNew = !declared.has(name);
    declared.add(name);
    return isNew;
  });
  return once.filter((s) => s.kind !== 'assign' || !declared.has(s.name));
}

export const madeCell: fc.Arbitrary<MadeCell> = fc.record({
  statements: fc.array(statement, { maxLength: 3 }).map(asJavaScriptAllows),
  result: expression,
});
