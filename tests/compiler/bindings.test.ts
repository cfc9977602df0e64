import { describe, expect, test } from 'vitest';
import { freshNotebook, lastResult, plain } from './freshNotebook.ts';

describe('what a cell declares, another reads', () => {
  test.each<[what: string, cell: string, read: string, value: unknown]>([
    ['const', 'const a = 1', 'a', 1],
    ['let without a value', 'let a', '[a === undefined, "a" in globalThis]', [true, true]],
    ['var', 'var a = 1', 'a', 1],
    ['several at once', 'let a = 1, b, c = a + 1;', '[a, b, c]', [1, undefined, 2]],
    ['a function', 'function a() { return 1 }', 'a()', 1],
    ['an async function', 'async function a() { return await 1 }', 'a()', 1],
    ['a generator', 'function* a() { yield 1; yield* [2, 3] }', '[...a()]', [1, 2, 3]],
    [
      'an async generator',
      'async function* a() { yield 1; yield 2 }',
      'let s = 0; for await (const x of a()) s += x; s',
      3,
    ],
    [
      'a class',
      'class A { static one = 1; #two = 2; get two() { return this.#two } }',
      '[A.one, new A().two]',
      [1, 2],
    ],
    [
      'a class that extends one of its own cell',
      'class A { n() { return 1 } } class B extends A { n() { return super.n() + 1 } }',
      'new B().n()',
      2,
    ],
    [
      'an object pattern',
      'const { a, b: { c }, ...rest } = { a: 1, b: { c: 2 }, d: 3 }',
      '[a, c, rest]',
      [1, 2, { d: 3 }],
    ],
    ['an array pattern with holes', 'const [a, , b, ...c] = "wxyz"', '[a, b, c]', ['w', 'y', ['z']]],
    [
      'defaults that see earlier names',
      'const { a = 1, b = a + 1 } = {}, [c = b + 1] = []',
      '[a, b, c]',
      [1, 2, 3],
    ],
    [
      'a computed key',
      // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's.
      'const key = "k"; const { [key]: a, [`${key}2`]: b = 5 } = { k: 1 }',
      '[a, b]',
      [1, 5],
    ],
    ['a pattern after a line without semicolon', 'const f = () => ({ a: 1 })\nconst { a } = f()', 'a', 1],
    ['a pattern behind another declarator', 'const o = { a: 1 }, { a } = o', 'a', 1],
    ['a var in a block', '{ var a = 1; let b = 2 }', '[a, typeof b]', [1, 'undefined']],
    ['a var in a branch', 'if (true) var a = 1\nelse var b = 2', '[a, b]', [1, undefined]],
    [
      'a var in try, catch and switch',
      'try { throw 1 } catch (e) { var a = e } switch (1) { case 1: var b = 2 }',
      '[a, b]',
      [1, 2],
    ],
    ['the vars of a for loop', 'for (var i = 0, n = 3; i < n; i++);', '[i, n]', [3, 3]],
    ['a var of a for loop without a value', 'for (var i; !i; i = 1);', 'i', 1],
    ['a var of for…of', 'for (var x of [1, 2]);', 'x', 2],
    ['a pattern of for…of', 'for (var { a, b = 9 } of [{ a: 1 }]);', '[a, b]', [1, 9]],
    ['a var of for…in', 'for (var key in { one: 1, two: 2 });', 'key', 'two'],
    ['a var of for await', 'for await (var x of [Promise.resolve(4)]);', 'x', 4],
    ['a var of a labelled loop', 'outer: for (var i = 0; i < 3; i++) for (;;) continue outer', 'i', 3],
    ['a plain assignment of a declared name', 'let a = 1; a += 4; a **= 2', 'a', 25],
    ['logical assignment', 'let a; a ??= 3; a &&= a + 1; a ||= 0', 'a', 4],
    [
      'names that Object.prototype has',
      'const constructor = 1, toString = 2',
      '[constructor, toString]',
      [1, 2],
    ],
    ['the name __proto__', 'const __proto__ = 1', '__proto__', 1],
    ['names beyond ASCII', 'const größe = 1, 变量 = 2', '[größe, 变量]', [1, 2]],
    ['the names `async`, `of` and `get`', 'const async = 1, of = 2, get = 3', '[async, of, get]', [1, 2, 3]],
  ])('%s', async (_, cell, read, value) => {
    expect(await lastResult(cell, read)).toEqual(value);
  });
});

describe('what stays inside', () => {
  test.each<[what: string, cell: string, read: string, value: unknown]>([
    ['let and const of a block', 'let a = 1; { let a = 2; const b = a }', '[a, typeof b]', [1, 'undefined']],
    ['a function of a block', '{ function a() {} }', 'typeof a', 'undefined'],
    [
      'the variables of loops',
      'for (let i = 0; i < 2; i++); for (const x of [1]);',
      '[typeof i, typeof x]',
      ['undefined', 'undefined'],
    ],
    ['what a catch names', 'try { null.x } catch (problem) {}', 'typeof problem', 'undefined'],
    ['var in a function', '(function () { var a = 1 })()', 'typeof a', 'undefined'],
    ['var in a static block', 'class A { static { var a = 1 } }', 'typeof a', 'undefined'],
    ['the name of a function expression', 'const a = function b() {}', 'typeof b', 'undefined'],
    ['parameters that shadow', 'let a = 1; const f = (a) => { a = 5 }; f(2)', 'a', 1],
    ['a destructured parameter', 'const f = ({ p, q = p }) => p + q; f({ p: 1 })', 'typeof p', 'undefined'],
  ])('%s', async (_, cell, read, value) => {
    expect(await lastResult(cell, read)).toEqual(value);
  });
});

describe('functions', () => {
  test('are hoisted to the front of their cell', async () => {
    expect(await lastResult('const a = f(2)\nfunction f(n) { return n * 2 }\na')).toBe(4);
  });

  test('leave no gap that would join the lines around them', async () => {
    expect(await lastResult('const g = (x) => x\nlet a = g\nfunction f() {}\n(a = 5)\na')).toBe(5);
  });

  test('may follow one another on one line, before the result', async () => {
    expect(await lastResult('1; function f() { return 2 }function g() { return f() + 1 }g()')).toBe(3);
  });

  test('call the newest version of one another', async () => {
    expect(
      await lastResult(
        'function one() { return 1 } function two() { return one() + one() }',
        'function one() { return 10 }',
        'two()',
      ),
    ).toBe(20);
  });

  test('keep their names, also anonymous ones and defaults', async () => {
    expect(
      await lastResult(
        'function f() {} const g = () => {}, h = (function () {}), K = class {}; const { m = () => {} } = {}; [f, g, h, K, m].map((x) => x.name)',
      ),
    ).toEqual(['f', 'g', 'h', 'K', 'm']);
  });

  test('of loops close over their own variable', async () => {
    expect(
      await lastResult('const all = []; for (let i = 0; i < 3; i++) all.push(() => i); all.map((f) => f())'),
    ).toEqual([0, 1, 2]);
  });

  test('recurse', async () => {
    expect(
      await lastResult('function factorial(n) { return n < 2 ? 1 : n * factorial(n - 1) }\nfactorial(5)'),
    ).toBe(120);
  });
});

describe('cells share their names', () => {
  test('a closure sees what later cells assign', async () => {
    expect(await lastResult('let a = 1; const read = () => a', 'a = 2', 'read()')).toBe(2);
  });

  test('a const may be declared again by another cell, and by the same one when run again', async () => {
    expect(await lastResult('const a = 1', 'const a = 2', 'const a = 3', 'a')).toBe(3);
  });

  test('a cell may assign to another cell’s const', async () => {
    expect(await lastResult('const a = 1', 'a = 2', 'a')).toBe(2);
  });

  test('a var that is declared without a value keeps the one it has', async () => {
    expect(await lastResult('var a = 1', 'var a; a')).toBe(1);
  });

  test('a let that is declared without a value loses the one it had', async () => {
    expect(await lastResult('let a = 1', 'let a; a')).toBeUndefined();
  });

  test('a var exists before it is executed', async () => {
    expect(
      await lastResult(
        'const before = a; if (false) { var a = 1 }',
        'before === undefined && "a" in globalThis',
      ),
    ).toBe(true);
  });

  test('what ran before an error stays, what comes after does not exist', async () => {
    const notebook = freshNotebook();
    await notebook.fail('const a = 1\nlet [b, c] = [2, 3]\nnull.x\nconst d = 4');
    expect(plain(await notebook.run('[a, b, c, typeof d]'))).toEqual([1, 2, 3, 'undefined']);
  });

  test('names are there while the cell still waits', async () => {
    const notebook = freshNotebook();
    const waiting = notebook.run('let go; const a = 1; await new Promise((done) => { go = done })');
    expect(await notebook.run('go(); a')).toBe(1);
    await waiting;
  });

  test('code is strict', async () => {
    expect((await freshNotebook().fail('undeclared = 1')).name).toBe('ReferenceError');
    expect((await freshNotebook().fail('Object.freeze([1])[0] = 2')).name).toBe('TypeError');
  });

  test('a const of a block is the engine’s own', async () => {
    expect((await freshNotebook().fail('{ const a = 1; a = 2 }')).message).toBe(
      'Assignment to constant variable.',
    );
  });
});
