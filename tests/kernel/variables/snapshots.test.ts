import { expect, test } from 'vitest';
import { limits } from '../../../src/kernel/limits.ts';
import { notebookVariables } from '../../../src/kernel/worker/notebookVariables.ts';
import { createVariableSnapshots } from '../../../src/kernel/worker/variables/snapshots.ts';

function notebook() {
  const scope: Record<string, unknown> = Object.assign(Object.create(null), {
    Error,
    eval: Reflect.get(globalThis, 'eval'),
    host: 1,
  });
  const variables = notebookVariables(scope);
  const snapshots = createVariableSnapshots({
    variables: variables.list,
    isTensor: (_value): _value is never => false,
    outside: new Set(),
  });
  return { scope, variables, snapshots };
}

test('the first snapshot brings all variables, but not what the host had before', () => {
  const { scope, snapshots } = notebook();
  Object.assign(scope, { a: 1, b: [1, 2] });
  const changes = snapshots.take({ cellId: 'first', defines: ['a', 'b'] });
  expect(changes?.changed.map(({ name, cellId }) => [name, cellId])).toEqual([
    ['a', 'first'],
    ['b', 'first'],
  ]);
  expect(changes).toMatchObject({ removed: [], total: 2 });
});

test('a run that changes nothing sends nothing', () => {
  const { scope, snapshots } = notebook();
  Object.assign(scope, { a: 1, list: [1] });
  snapshots.take({ cellId: 'first', defines: ['a', 'list'] });
  expect(snapshots.take({ cellId: 'other', defines: [] })).toBeUndefined();
});

test('only what has changed is sent, and what is gone by its name', () => {
  const { scope, snapshots } = notebook();
  Object.assign(scope, { a: 1, b: 2, c: 3 });
  snapshots.take({ cellId: 'first', defines: ['a', 'b', 'c'] });
  scope.b = 5;
  delete scope.c;
  const changes = snapshots.take({ cellId: 'second', defines: [] });
  expect(changes).toEqual({
    changed: [{ name: 'b', kind: 'value', type: 'number', preview: '5', cellId: 'second' }],
    removed: ['c'],
    total: 2,
  });
});

test('a variable belongs to the cell that gave it its value, not to one that changes what it holds', () => {
  const { scope, snapshots } = notebook();
  const list = [1];
  scope.list = list;
  snapshots.take({ cellId: 'maker', defines: ['list'] });
  list.push(2);
  expect(snapshots.take({ cellId: 'user', defines: [] })?.changed[0]).toMatchObject({
    shape: [2],
    cellId: 'maker',
  });
  scope.list = [1, 2];
  expect(snapshots.take({ cellId: 'user', defines: [] })?.changed[0]).toMatchObject({ cellId: 'user' });
});

test('of more variables than the page is told of, the number is still right', () => {
  const { scope, snapshots } = notebook();
  for (let index = 0; index < limits.variables + 7; index += 1) scope[`v${index}`] = index;
  const changes = snapshots.take({ cellId: 'many', defines: [] });
  expect(changes?.changed.length).toBe(limits.variables);
  expect(changes?.total).toBe(limits.variables + 7);
});

test('one huge array does not hide the others from being searched', () => {
  const { scope, snapshots } = notebook();
  scope.huge = new Array(1_000_000).fill(0);
  scope.small = [1];
  expect(snapshots.take({ cellId: 'a', defines: [] })?.changed).toHaveLength(2);
});

test('a variable that is taken out is gone; a host’s own name is not touched', () => {
  const { scope, variables } = notebook();
  scope.a = 1;
  variables.remove('a');
  variables.remove('host');
  variables.remove('never');
  expect(scope).toMatchObject({ host: 1 });
  expect(variables.has('a')).toBe(false);
});
