import { expect, test } from 'vitest';
import { lastResult } from './freshNotebook.ts';

test.each<[what: string, source: string, result: unknown]>([
  ['an expression', '1 + 1', 2],
  ['an expression before a semicolon', '1 + 1;', 2],
  ['an expression before empty statements', '1 + 1;;\n;', 2],
  ['an expression before a comment', '1 + 1 // two', 2],
  ['an expression before a semicolon on the line after a comment', '1 + 1 // two\n;', 2],
  ['an expression before a comment of several lines', '1 + 1 /* two\n */', 2],
  ['an expression behind a comment', '/* two */ 1 + 1', 2],
  ['an expression after a comment that looks like code', '// return 5\n1 + 1', 2],
  ['an expression with a comment inside', '1 + // one\n1', 2],
  ['the last of several', '1; 2; 3', 3],
  ['the last of several without semicolons', '1\n2\n3', 3],
  ['a comma expression in parentheses', '(1, 2)', 2],
  ['an assignment', 'globalThis.x = 5', 5],
  ['an assignment to a name', 'let y; y = 6', 6],
  ['an awaited value', 'await Promise.resolve(7)', 7],
  ['a promise, which is awaited', 'Promise.resolve(7)', 7],
  ['a directive', "'use strict'", 'use strict'],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: the template is the cell's.
  ['a template literal', '`${1 + 1} and ${`${3}`}`', '2 and 3'],
  ['a regular expression with braces and slashes', '/[/}]{2}/.test("/}")', true],
  ['optional chaining', 'globalThis.nothing?.deep.er ?? "none"', 'none'],
  ['an object literal in parentheses', '({ a: 1 })', { a: 1 }],
  ['what looks like a block with a label', '{ a: 1 }', { a: 1 }],
  ['what would not even be a block', '{ a: 1, b: 2 }', { a: 1, b: 2 }],
  ['the same with a semicolon and comment', '{ a: 1, b: 2 }; // two', { a: 1, b: 2 }],
  ['an object of shorthands after other statements', 'const a = 1, b = 2\n{ a, b }', { a: 1, b: 2 }],
  ['an object with a method call', '{ a: [3, 4].at(-1) }', { a: 4 }],
  ['a function call on the next line', 'const f = (x) => x\nf\n(9)', 9],
  ['`in` and `instanceof`', '"a" in { a: 1 } && [] instanceof Array', true],
  ['a class expression, called', 'new (class { two() { return 2 } })().two()', 2],
  ['an immediately called function', '(() => { return 4 })()', 4],
  ['an async one', '(async () => { await null; return 4 })()', 4],
  ['a conditional', 'true ? "yes" : "no"', 'yes'],
  ['`typeof` of a name that is nowhere', 'typeof nowhere', 'undefined'],
  ['`a<!--b`, which is no comment', 'let b = 2; 3<!--b', false],
  ['text with line separators', '"a\u2028b".length', 3],
  ['a text that holds the end of a source', '"//# sourceURL=x"', '//# sourceURL=x'],
  ['names that the compiler would use itself', 'const $cellNames = 1, $cell = 2; $cellNames + $cell', 3],
])('the result is %s', async (_, source, result) => {
  expect(await lastResult(source)).toEqual(result);
});

test.each<[what: string, source: string]>([
  ['nothing at all', ''],
  ['only comments', '// one\n/* two */'],
  ['a declaration at the end', '1 + 1; const a = 2'],
  ['a function at the end', 'f()\nfunction f() { return 1 }'],
  ['a real block at the end', '{ let a = 1; a }'],
  ['a branch at the end', 'if (true) { 1 }'],
  ['a loop at the end', 'for (const a of [1]) a'],
])('there is no result where the cell has %s', async (_, source) => {
  expect(await lastResult(source)).toBeUndefined();
});
