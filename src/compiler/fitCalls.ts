/** The trainings that a cell starts, read from its text: what is trained on what, and for how long. */
import type { AnyNode, Expression, Program, SpreadElement } from 'acorn';
import { isTraining } from './effects.ts';
import { parseCell } from './parseCell.ts';
import { walk } from './walk.ts';

/** A number as written, or the name that holds it. */
export type Amount = number | { readonly name: string };

/** One `await model.fit(x, y, { … })` that a cell runs exactly once. */
export interface FitCall {
  /** Names of the notebook. */
  readonly model: string;
  readonly data: string;
  /** Where validation has data of its own. */
  readonly validationData?: string;
  readonly epochs?: Amount;
  readonly initialEpoch?: Amount;
  readonly batchSize?: Amount;
  readonly validationSplit?: Amount;
}

const amounts = ['epochs', 'initialEpoch', 'batchSize', 'validationSplit'] as const;
/** Do not change how long a training takes, as far as can be told. */
const indifferent = ['callbacks', 'shuffle', 'verbose', 'yieldEvery'];

/**
 * @returns undefined where a cell trains in a way that its text does not tell: in a loop, in a function, through `experiment`, with
 * options from elsewhere; an empty list where it trains nothing
 */
export function fitCalls(source: string): FitCall[] | undefined {
  let program: Program;
  try {
    program = parseCell(source);
  } catch {
    return undefined; // The compiler says what is wrong when the cell runs.
  }
  let trainings = 0;
  walk(program, (node) => {
    if (isTraining(node)) trainings++;
  });
  const numbers = ownNumbers(program);
  const calls = program.body.flatMap(expressionsOf).flatMap((node) => fitCall(node, numbers) ?? []);
  return calls.length === trainings ? calls : undefined;
}

/** Constants of the cell that are plain numbers: they have their value before the training starts. */
function ownNumbers(program: Program): ReadonlyMap<string, number> {
  const found = new Map<string, number>();
  for (const statement of program.body) {
    if (statement.type !== 'VariableDeclaration' || statement.kind !== 'const') continue;
    for (const { id, init } of statement.declarations) {
      if (id.type === 'Identifier' && init?.type === 'Literal' && typeof init.value === 'number')
        found.set(id.name, init.value);
    }
  }
  return found;
}

/** What a statement at the top of a cell evaluates, once. */
function expressionsOf(statement: Program['body'][number]): AnyNode[] {
  if (statement.type === 'ExpressionStatement') return [awaited(statement.expression)];
  if (statement.type !== 'VariableDeclaration') return [];
  return statement.declarations.flatMap(({ init }) => (init ? [awaited(init)] : []));
}

function awaited(node: Expression): AnyNode {
  if (node.type === 'AwaitExpression') return awaited(node.argument);
  return node.type === 'AssignmentExpression' ? awaited(node.right) : node;
}

function fitCall(node: AnyNode, numbers: ReadonlyMap<string, number>): FitCall | undefined {
  if (node.type !== 'CallExpression' || !isTraining(node) || node.callee.type !== 'MemberExpression')
    return undefined;
  const { object, property } = node.callee;
  const [data, , options] = node.arguments;
  if (object.type !== 'Identifier' || property.type !== 'Identifier' || property.name !== 'fit')
    return undefined;
  const how = options === undefined ? {} : optionsOf(options, numbers);
  return data?.type === 'Identifier' && how !== undefined
    ? { model: object.name, data: data.name, ...how }
    : undefined;
}

function optionsOf(
  node: Expression | SpreadElement,
  numbers: ReadonlyMap<string, number>,
): Omit<FitCall, 'model' | 'data'> | undefined {
  if (node.type !== 'ObjectExpression') return undefined;
  const found: { -readonly [Key in keyof FitCall]?: FitCall[Key] } = {};
  for (const option of node.properties) {
    if (option.type !== 'Property' || option.computed || option.key.type !== 'Identifier') return undefined;
    const { name } = option.key;
    const amount = amounts.find((known) => known === name);
    if (amount !== undefined) {
      const value = amountOf(option.value, numbers);
      if (value === undefined) return undefined;
      found[amount] = value;
    } else if (name === 'validationData') {
      const [data] = option.value.type === 'ArrayExpression' ? option.value.elements : [option.value];
      if (data?.type !== 'Identifier') return undefined;
      found.validationData = data.name;
    } else if (!indifferent.includes(name)) return undefined;
  }
  return found;
}

function amountOf(node: Expression, numbers: ReadonlyMap<string, number>): Amount | undefined {
  if (node.type === 'Literal') return typeof node.value === 'number' ? node.value : undefined;
  return node.type === 'Identifier' ? (numbers.get(node.name) ?? { name: node.name }) : undefined;
}
