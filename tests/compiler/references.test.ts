import { expect, test } from 'vitest';
import { compileCell } from '../../src/compiler/compileCell.ts';

test.each<[what: string, source: string, defines: string[], uses: string[]]>([
  ['declarations define, reads use', 'const a = b + c; let d', ['a', 'd'], ['b', 'c']],
  [
    'a name is listed once, in the order of the source',
    'f(y); f(x); let b, a; b = a',
    ['b', 'a'],
    ['f', 'y', 'x'],
  ],
  ['what the cell declares is not used', 'const a = 1; a + a', ['a'], []],
  ['an assignment defines', 'a = 1', ['a'], []],
  ['an update defines and uses', 'a += b; c++', ['a', 'c'], ['a', 'b', 'c']],
  ['an assignment in a function defines', 'const f = () => { a = 1 }', ['f', 'a'], []],
  ['an assignment by a pattern defines', '[a, { b: c }] = d', ['a', 'c'], ['d']],
  ['inner names are neither', '{ let a = 1; a } ((b) => b)(c)', [], ['c']],
  ['property names are neither', 'a.b; ({ c: d, e })', [], ['a', 'd', 'e']],
  ['labels are neither', 'here: for (;;) break here', [], []],
  ['imports define', "import a, { b as c } from 'x'; import * as d from 'y'", ['a', 'c', 'd'], []],
  ['functions and classes define', 'class A extends B {} function f() { return g }', ['A', 'f'], ['B', 'g']],
  [
    'the language, the worker, tf and display are not used',
    'Math.max(performance.now(), tf.scalar(1)); display(undefined)',
    [],
    [],
  ],
  ['but can be defined', 'const performance = 1', ['performance'], []],
  ['vars of blocks define', 'if (a) { var b = 1 }', ['b'], ['a']],
])('%s', (_, source, defines, uses) => {
  const cell = compileCell(source, { cellId: 'a' });
  expect({ defines: cell.defines, uses: cell.uses }).toEqual({ defines, uses });
});
