import { describe, expect, test } from 'vitest';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { mapError } from '../../src/compiler/mapError.ts';
import { freshNotebook } from './freshNotebook.ts';

describe('an error is placed where it arose', () => {
  test.each<[source: string, line: number, column: number]>([
    ['nowhere', 1, 1],
    ['  1;\n  nowhere', 2, 3],
    ['const a = nowhere', 1, 11],
    ['const a = 1, b = 2,\n  c = nowhere', 2, 7],
    ['// comment\n\n/* two */ nowhere()', 3, 11],
    ['class A { m() { return this.q.r } }; const x = 1, y = new A().m()', 1, 31],
    ['const f = () => {\n  throw new Error("here");\n};\nf()', 2, 9],
    ['f()\nfunction f() {\n  nowhere\n}', 3, 3],
    ['let a = 1\nfunction f() {}\nfunction g() { null.x }\ng()', 3, 21],
    ['for (var i = 0; i < 3; i++) {\n  var j = i.a.b\n}', 2, 15],
    ['const { a = nowhere } = {}', 1, 13],
    ['const f = async () => {\n  await 1;\n  nowhere\n};\nawait f()', 3, 3],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's.
    ['`${1}\n${nowhere}`', 2, 3],
    ['{ a: 1, b: nowhere }', 1, 12],
    ['"äöü😀"; nowhere', 1, 10],
    ['1\r\n\r\nnowhere', 3, 1],
  ])('%j', async (source, line, column) => {
    expect(await freshNotebook().fail(source)).toMatchObject({ cellId: 'a', line, column });
  });
});

test('the trace names functions and cells, innermost first, and nothing of ours', async () => {
  const notebook = freshNotebook();
  await notebook.run('function inner() {\n  throw new TypeError("no")\n}');
  await notebook.run('class Model { fit() { inner() } }');
  const error = await notebook.fail('\n[1].forEach(() => new Model().fit())');
  expect(error).toMatchObject({ name: 'TypeError', message: 'no', cellId: 'a', line: 2, column: 9 });
  expect(error.trace).toEqual([
    'inner (cell a, line 2, column 9)',
    'Model.fit (cell b, line 1, column 23)',
    'cell c, line 2, column 31',
    'cell c, line 2, column 5',
  ]);
});

test('a mistake behind many frames of a library is still found', async () => {
  const notebook = freshNotebook();
  notebook.scope.deep = (n: number, f: () => void): void =>
    n === 0 ? f() : (notebook.scope.deep as (n: number, f: () => void) => void)(n - 1, f);
  expect(await notebook.fail('1\ndeep(40, () => nowhere)')).toMatchObject({ line: 2, column: 16 });
});

test('a function keeps the lines of the version of its cell that made it', () => {
  const before = compileCell('function f() {}', { cellId: 'train' });
  const after = compileCell('\nfunction f() {}', { cellId: 'train' });
  expect(before.sourceUrl).not.toBe(after.sourceUrl);
  const error = { name: 'Error', message: 'old', stack: `Error: old\n    at f (${before.sourceUrl}:2:1)` };
  expect(mapError(error, new Map([['train', after]]))).toMatchObject({
    cellId: 'train',
    trace: ['f (an earlier version of cell train)'],
  });
  expect(mapError(error, new Map([['train', before]]))).toMatchObject({
    cellId: 'train',
    line: 1,
    column: 1,
  });
});

test('the stacks of Firefox are read too', () => {
  const cell = compileCell('function f() {\n  nowhere\n}\nf()', { cellId: 'train' });
  const stack = `f@${cell.sourceUrl}:3:3\n@${cell.sourceUrl}:5:1\nevaluateCell@https://here/kernel.js:9:1`;
  const { trace } = mapError(
    { name: 'ReferenceError', message: 'nowhere is not defined', stack },
    new Map([['train', cell]]),
  );
  expect(trace).toEqual(['f (cell train, line 2, column 3)', 'cell train, line 4, column 1']);
});

test.each<[thrown: string, name: string, message: string]>([
  ['"text"', 'Thrown value', 'text'],
  ['42', 'Thrown value', '42'],
  ['null', 'Thrown value', 'null'],
  ['undefined', 'Thrown value', 'undefined'],
  ['Symbol("s")', 'Thrown value', 'Symbol(s)'],
  ['{ code: 3 }', 'Thrown value', '{"code":3}'],
  ['{ get message() { throw 1 } }', 'Thrown value', 'Something that cannot be shown as text'],
  ['Object.assign(new Error("m"), { name: "" })', 'Error', 'm'],
])('throwing %s is shown', async (thrown, name, message) => {
  expect(await freshNotebook().fail(`throw ${thrown}`)).toMatchObject({ name, message });
});

test('an error of the kernel itself has no place', () => {
  expect(mapError(new Error('ours'), new Map())).toEqual({
    mime: 'application/vnd.convbook.error+json',
    name: 'Error',
    message: 'ours',
    trace: [],
  });
});

test('a name that is not there gets a hint', async () => {
  expect((await freshNotebook().fail('trian()')).hint).toBe(
    'Run the cell that defines `trian` first, or look at the spelling.',
  );
});

test('a syntax error is passed on with its hint', async () => {
  expect(await freshNotebook().fail('1\nreturn 2')).toMatchObject({
    name: 'SyntaxError',
    cellId: 'a',
    line: 2,
    column: 1,
    hint: 'Leave the word out: the value of the last line is shown.',
  });
});
