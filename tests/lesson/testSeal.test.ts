import { expect, it } from 'vitest';
import { TestSeal } from '../../src/lesson/testSeal.ts';

/** 1,000 labels of class 1, of which the first `right` are predicted right. */
const labels = Array.from({ length: 1000 }, () => 1);
const predicted = (right: number) => labels.map((label, index) => (index < right ? label : 0));

it('counts looks, keeps them all, and widens every interval with each', async () => {
  const seal = new TestSeal();
  const [first] = (await seal.look('one', labels, predicted(900))).rows;
  expect(first).toEqual([1, 'one', 90, 88, 91.7, '89 %: cannot be told']);
  const { rows, caption } = await seal.look('two', labels, predicted(950));
  expect(seal.looks).toBe(2);
  expect(rows[0]?.slice(3, 5)).toEqual([87.7, 91.9]);
  expect(rows[1]?.[5]).toBe('89 %: yes');
  expect(caption).toContain('2 times');
  expect(caption).toContain('97.5 %');
});

it('takes the same predictions again for the same look', async () => {
  const seal = new TestSeal();
  await seal.look('one', labels, predicted(900));
  const { rows, caption } = await seal.look('one', labels, predicted(900));
  expect(rows).toHaveLength(1);
  expect(caption).toContain('once');
});

it('counts a look of other predictions with the same share', async () => {
  const seal = new TestSeal();
  await seal.look('one', labels, predicted(900));
  await seal.look('other', labels, predicted(900).reverse());
  expect(seal.looks).toBe(2);
});

it('says no where the whole interval lies below the bar', async () => {
  const { rows } = await new TestSeal().look('weak', labels, predicted(800));
  expect(rows[0]?.[5]).toBe('89 %: no');
});
