import { expect, it } from 'vitest';
import { groupOutputs } from '../../../src/app/outputs/groupOutputs.ts';
import type { Output } from '../../../src/notebook/output.ts';

const line = (text: string): Output => ({ mime: 'text/plain', text, level: 'log' });
const half: Output = { mime: 'application/vnd.plotly.v1+json', data: [], span: 'half' };
const full: Output = { mime: 'application/vnd.plotly.v1+json', data: [] };

it('joins console lines that follow each other and pairs half figures, in order', () => {
  const groups = groupOutputs([line('a'), line('b'), half, half, full, line('c')]);
  expect(groups.map(({ kind, first }) => [kind, first])).toEqual([
    ['text', 0],
    ['halves', 2],
    ['single', 4],
    ['text', 5],
  ]);
});

it('keeps the names of groups when outputs are added', () => {
  const before = groupOutputs([line('a'), half]);
  const after = groupOutputs([line('a'), half, half, line('b')]);
  expect(after.slice(0, 2).map(({ first }) => first)).toEqual(before.map(({ first }) => first));
});
