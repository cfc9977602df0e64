import { expect, test } from 'vitest';
import { compareAnswers } from '../../../src/app/questions/compareAnswers.ts';
import { curvePad, linePoints, placeOf, valueAt } from '../../../src/app/questions/curvePad.ts';
import { readTyped } from '../../../src/app/questions/NumberGuess.tsx';

const asked = { id: 'q', text: 'how much?', cell: 'c', outcome: 'x' };
const share = { ...asked, kind: 'number', unit: '%', tolerance: 1 } as const;
const which = { ...asked, kind: 'choice', choices: ['a', 'b'] } as const;
const curve = { ...asked, kind: 'curve', points: 3, along: 'epoch', from: 0, to: 1 } as const;

test('the guess stands beside the outcome, without scolding', () => {
  expect(compareAnswers(share, 85, 87.4321)).toBe('You said 85 %, it is 87.4 %.');
  expect(compareAnswers(share, 87, 87.4321)).toBe('You said 87 %, it is 87.4 %: close.');
  expect(compareAnswers(share, undefined, 87.4321)).toBe('It is 87.4 %.');
  expect(compareAnswers({ ...share, unit: '' }, 3000, 12544)).toBe('You said 3,000, it is 12,544.');
  expect(compareAnswers(which, 'a', 'b')).toBe('You said “a”, it is “b”.');
  expect(compareAnswers(which, 'b', 'b')).toBe('You said “b”, and so it is.');
});

test('two curves are compared where both have values', () => {
  expect(compareAnswers(curve, [0.9, 0.5, 0.1], [0.8, 0.4])).toBe(
    'The dashed line is what came out: it ends at 0.4, lowest at epoch 2. Yours stands at 0.5 there, lowest at epoch 2.',
  );
});

test.each([
  ['85', 85],
  ['2.5', 2.5],
  ['2,5', 2.5],
  ['74,954', 74954],
  ['12 544', 12544],
  ['-3', -3],
  ['', undefined],
  ['about 5', undefined],
])('the text %j is read as %j', (text, number) => {
  expect(readTyped(text)).toBe(number);
});

test('the pad finds the point and the value below a pointer, and keeps both on the pad', () => {
  const pad = curvePad(curve);
  for (const index of [0, 1, 2]) expect(placeOf(pad, pad.x(index))).toBe(index);
  expect(valueAt(pad, pad.y(0.25))).toBeCloseTo(0.25, 10);
  expect(placeOf(pad, -100)).toBe(0);
  expect(valueAt(pad, 10_000)).toBe(0);
  expect(pad.y(7)).toBe(pad.y(1));
  expect(linePoints(pad, [0, 1, 0, 1]).split(' ')).toHaveLength(3);
});

test('the pad grows to what came out', () => {
  expect(curvePad(curve).ticks).toEqual([0, 0.25, 0.5, 0.75, 1]);
  expect(curvePad(curve, [1.3, 0.4]).ticks.at(-1)).toBe(1.5);
  expect(curvePad(curve, [2.3]).ticks).toEqual([0, 0.5, 1, 1.5, 2, 2.5]);
});
