import { expect, test } from 'vitest';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { freshNotebook, plain } from './freshNotebook.ts';

const shapes = { default: 'the default', square: 4, 'a name': 5 };

test.each<[source: string, value: unknown]>([
  ["import a from 'shapes'; a", 'the default'],
  ["import { square } from 'shapes'; square", 4],
  ["import a, { square as b } from 'shapes'; [a, b]", ['the default', 4]],
  ["import { 'a name' as c } from 'shapes'; c", 5],
  ["import { default as d } from 'shapes'; d", 'the default'],
  ["import * as all from 'shapes'; all.square", 4],
  ["import 'shapes'; 1", 1],
  ['import {} from "shapes"\n"after"', 'after'],
  ["const a = square\nimport { square } from 'shapes'\n[a]", [4]],
  ["const { square: e } = await import('shapes'); e", 4],
  ["const which = 'shapes'; (await import(which)).square", 4],
  ["const f = async () => (await import('shapes')).default; f()", 'the default'],
])('%s', async (source, value) => {
  expect(plain(await freshNotebook({ shapes }).run(source))).toEqual(value);
});

test('other cells see what a cell imports', async () => {
  const notebook = freshNotebook({ shapes });
  await notebook.run("import { square } from 'shapes'");
  expect(await notebook.run('square')).toBe(4);
});

test('a module that is not allowed is refused where it is imported', async () => {
  const error = await freshNotebook().fail("1\nimport x from 'elsewhere'");
  expect(error).toMatchObject({ message: "There is no module 'elsewhere' here.", line: 2, column: 1 });
});

test('a name that the module does not export is refused with those it does', async () => {
  const error = await freshNotebook({ shapes }).fail("import { sqare } from 'shapes'");
  expect(error.message).toBe("Module 'shapes' does not export `sqare`; it exports: default, square, a name");
});

test('the modules are listed, each once', () => {
  const { imports } = compileCell("import a from 'x'; import b from 'y'; import c from 'x'", { cellId: 'a' });
  expect(imports).toEqual(['x', 'y']);
});

test.each<[source: string, message: string]>([
  ['export const a = 1', 'A cell cannot export'],
  ['const a = 1\nexport default a', 'A cell cannot export'],
  ["export * from 'x'", 'A cell cannot export'],
  ['import.meta.url', 'A cell has no `import.meta`: it is not a file'],
  ["if (true) { import a from 'x' }", '`import` and `export` cannot stand inside a block'],
  ["import a from 'x' with { type: 'json' }", 'A cell cannot import with attributes'],
  ["await import('x', { with: { type: 'json' } })", 'A cell cannot import with attributes'],
  ["import a from 'x'\na = 2", '`a` is imported, so it cannot be given a new value'],
])('%s is refused', async (source, message) => {
  expect((await freshNotebook({ x: {} }).fail(source)).message).toBe(message);
});
