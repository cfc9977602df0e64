import { expect, test } from 'vitest';
import { freshNotebook, lastResult } from './freshNotebook.ts';

test('a name that the host has can be defined, read by other cells and assigned', async () => {
  expect(await lastResult('const Map = 1', 'Map + 1', 'Map += 5', '[Map, typeof Map]')).toEqual([
    6,
    'number',
  ]);
});

test('the host keeps its own', async () => {
  const notebook = freshNotebook();
  const { Map: hostMap } = notebook.scope;
  expect(await notebook.run('const Map = 1; Map')).toBe(1);
  expect(notebook.scope.Map).toBe(hostMap);
});

test('closures, vars, functions, patterns and imports may use such names', async () => {
  const notebook = freshNotebook({ maths: { Math: 'imported' } });
  await notebook.run('let Map = 1; const read = () => Map');
  await notebook.run('Map = 2');
  expect(await notebook.run('read()')).toBe(2);
  expect(await notebook.run('for (var Set of [1, 2]); Set')).toBe(2);
  expect(await notebook.run('function parseInt() { return "mine" } parseInt("7")')).toBe('mine');
  expect(await notebook.run('const { JSON = 4 } = {}; JSON')).toBe(4);
  expect(await notebook.run('import { Math } from "maths"; Math')).toBe('imported');
});

test('an assignment without a declaration does not reach the host either', async () => {
  const notebook = freshNotebook();
  const { escape: hostEscape } = notebook.scope;
  await notebook.run('escape = 1');
  expect(notebook.scope.escape).toBe(hostEscape);
  expect(await notebook.run('escape')).toBe(1);
});

test('before its own declaration such a name is the host’s', async () => {
  expect(await lastResult('const before = typeof Map; const Map = 1; before')).toBe('function');
});

test('a property or text of that name is left alone', async () => {
  expect(
    await lastResult('const name = "Map"; const Map = { name }; [Map.name, "Map", { Map }.Map === Map]'),
  ).toEqual(['Map', 'Map', true]);
});

test.each(['undefined', 'NaN', 'Infinity'])('%s cannot be defined', async (name) => {
  const { message, column } = await freshNotebook().fail(`let ${name} = 1`);
  expect([message, column]).toEqual([`\`${name}\` cannot be given another value`, 5]);
});

test.each(['eval', 'arguments'])('%s cannot be defined', async (name) => {
  expect((await freshNotebook().fail(`let ${name} = 1`)).message).toBe(
    `\`${name}\` cannot be used as a name`,
  );
});

test('an error in a cell that mentions such a name is placed as any other', async () => {
  const notebook = freshNotebook();
  await notebook.run('const Map = 1');
  expect(await notebook.fail('Map\n  nowhere')).toMatchObject({ cellId: 'b', line: 2, column: 3 });
});
