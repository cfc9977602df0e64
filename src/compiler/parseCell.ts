import {
  type ExpressionStatement,
  type Options,
  type Program,
  parse,
  parseExpressionAt,
  tokenizer,
} from 'acorn';

const options: Options = {
  ecmaVersion: 'latest',
  // A module's grammar: strict, with top-level await and import declarations.
  sourceType: 'module',
  allowAwaitOutsideFunction: true,
  allowHashBang: false,
  // eslint-scope reads `range`.
  ranges: true,
};

/**
 * Parses a cell. A last statement that is a block by the grammar but reads as an object literal
 * (`{ accuracy, loss: 3 }`) is taken as the object, since as a block it would do nothing.
 *
 * @throws acorn's SyntaxError, with `pos` and `loc`.
 */
export function parseCell(source: string): Program {
  let program: Program;
  try {
    program = parse(source, options);
  } catch (error) {
    const object = wholeObject(source);
    if (object === undefined) throw error;
    return {
      type: 'Program',
      start: 0,
      end: source.length,
      range: [0, source.length],
      sourceType: 'module',
      body: [object],
    };
  }
  const last = program.body.at(-1);
  if (last?.type === 'BlockStatement') {
    const object = objectAt(source, last.start);
    if (object?.end === last.end) program.body[program.body.length - 1] = object;
  }
  return program;
}

/** The cell as one object literal, as in `{ units: 10, activation: 'relu' }`. */
function wholeObject(source: string): ExpressionStatement | undefined {
  try {
    const first = tokenizer(source, options).getToken();
    const object = source[first.start] === '{' ? objectAt(source, first.start) : undefined;
    if (object === undefined) return undefined;
    const rest = parse(source.slice(object.end), options).body;
    return rest.every((statement) => statement.type === 'EmptyStatement') ? object : undefined;
  } catch {
    return undefined; // Not an object either: the first error is the one to show.
  }
}

function objectAt(source: string, start: number): ExpressionStatement | undefined {
  try {
    const expression = parseExpressionAt(source, start, options);
    if (expression.type !== 'ObjectExpression') return undefined;
    const { end } = expression;
    return { type: 'ExpressionStatement', start, end, range: [start, end], expression };
  } catch {
    return undefined; // A block after all.
  }
}
