import { expect, it } from 'vitest';
import { Accuracy } from '../../src/lesson/accuracy.ts';
import { Attempts } from '../../src/lesson/attempts.ts';

const attempt = (name: string, right: number, settings: { seed: number } & Record<string, unknown>) => ({
  name,
  validation: new Accuracy(right, 10_000),
  settings,
  parameters: 100,
});

it('holds later attempts against the first, and says what may be chance', () => {
  const attempts = new Attempts();
  attempts.record(attempt('baseline', 8_900, { seed: 1, padding: 'valid' }));
  attempts.record(attempt('a little', 8_950, { seed: 1, padding: 'same' }));
  const { rows, caption } = attempts.record(attempt('a lot', 9_100, { seed: 2, padding: 'valid' }));
  expect(rows).toEqual([
    ['baseline', 89, 0.6, 'baseline', 100, 1, ''],
    ['a little', 89.5, 0.6, '+0.5 points, may be chance', 100, 1, 'padding same'],
    ['a lot ★', 91, 0.6, '+2.0 points', 100, 2, ''],
  ]);
  expect(caption).toContain('the figure flatters it');
  expect(attempts.best()?.name).toBe('a lot');
});

it('gives a repetition its old row, and other settings a new one', () => {
  const attempts = new Attempts();
  attempts.record(attempt('baseline', 8_900, { seed: 1 }));
  attempts.record(attempt('baseline', 8_901, { seed: 1 }));
  expect(attempts.table().rows).toHaveLength(1);
  attempts.record(attempt('baseline', 8_890, { seed: 2 }));
  expect(attempts.table().rows.map((row) => row[1])).toEqual([89, 88.9]);
});

it('gives an edited network and another set of pictures rows of their own, under the old name and settings', () => {
  const attempts = new Attempts();
  const first = attempt('baseline', 8_900, { seed: 1 });
  attempts.record(first);
  attempts.record({ ...first, parameters: 200 });
  attempts.record({ ...first, validation: new Accuracy(450, 500) });
  const { rows, caption } = attempts.record({ ...first, parameters: 200 });
  expect(rows.map(([name, right, , , parameters]) => [name, right, parameters])).toEqual([
    ['baseline', 89, 100],
    ['baseline', 89, 200],
    ['baseline ★', 90, 100],
  ]);
  expect(caption).toMatch(/^3 attempts/);
});

it('refuses an attempt that nobody could repeat', () => {
  const { seed: _seed, ...unseeded } = { seed: 1, dropout: 0.2 };
  expect(() =>
    new Attempts().record(attempt('lucky', 9_000, unseeded as { seed: number } & typeof unseeded)),
  ).toThrow('“lucky” has no seed');
});
