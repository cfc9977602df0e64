import { expect, test } from 'vitest';
import { variablesTransition, variablesUnseen } from '../../../src/app/inspector/variablesView.ts';
import type { KernelEvent } from '../../../src/kernel/client.ts';
import type { Variable } from '../../../src/kernel/variables.ts';

const number = (name: string, preview: string): Variable => ({
  name,
  kind: 'value',
  type: 'number',
  preview,
});
const told = (changed: Variable[], removed: string[], total: number): KernelEvent => ({
  type: 'variables',
  changes: { changed, removed, total },
});

test('variables come, change in their place and go', () => {
  const first = variablesTransition(variablesUnseen, told([number('a', '1'), number('b', '2')], [], 2));
  const second = variablesTransition(first, told([number('a', '5'), number('c', '3')], ['b'], 2));
  expect([...second.byName.values()]).toEqual([number('a', '5'), number('c', '3')]);
  expect(second.total).toBe(2);
  expect(first.byName.get('a')).toEqual(number('a', '1'));
});

test('a kernel that starts has none, and other events change nothing', () => {
  const view = variablesTransition(variablesUnseen, told([number('a', '1')], [], 1));
  expect(variablesTransition(view, { type: 'state', state: 'busy' })).toBe(view);
  expect(variablesTransition(view, { type: 'state', state: 'starting' })).toEqual(variablesUnseen);
});
