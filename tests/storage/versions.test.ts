import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mostText, mostVersions, superfluous } from '../../src/storage/superfluousVersions.ts';
import { madeStorage, notebookOf } from './madeStorage.ts';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A whole day since 1970, so that buckets start where the tests count. */
const now = 20_000 * day;

const edited = (savedAt: number, size = 100) => ({ savedAt, size, reason: 'edited' as const });

test('versions are listed from the newest to the oldest, each document’s own', async () => {
  const { versions } = madeStorage();
  await versions.add('lesson:04', notebookOf('one'), 'edited', 1000);
  await versions.add('lesson:04', notebookOf('two'), 'before-reset', 2000);
  await versions.add('lesson:05', notebookOf('other'), 'run', 1500);
  const listed = await versions.list('lesson:04');
  expect(listed.map(({ notebook, reason, savedAt }) => [notebook, reason, savedAt])).toEqual([
    [notebookOf('two'), 'before-reset', 2000],
    [notebookOf('one'), 'edited', 1000],
  ]);
});

test('two versions of one moment are both kept', async () => {
  const { versions } = madeStorage();
  await versions.add('lesson:04', notebookOf('one'), 'edited', 1000);
  await versions.add('lesson:04', notebookOf('two'), 'before-reset', 1000);
  expect((await versions.list('lesson:04')).map(({ notebook }) => notebook)).toEqual([
    notebookOf('two'),
    notebookOf('one'),
  ]);
});

test('superfluous versions go when another is added', async () => {
  const { versions } = madeStorage();
  for (let count = 0; count < 30; count += 1)
    await versions.add('lesson:04', notebookOf(`${count}`), 'edited', now + count * 1000);
  // The last ten, and one for the three minutes in which all of them were taken.
  const listed = await versions.list('lesson:04');
  expect(listed.length).toBeLessThanOrEqual(11);
  expect(listed[0]?.notebook).toEqual(notebookOf('29'));
});

test('the last ten stay, older ones of one span become one', () => {
  const hourly = [10, 20, 30, 40].map((minutes) => edited(now - 5 * 60 * minute + minutes * minute));
  const recent = Array.from({ length: 10 }, (_, index) => edited(now - index * 1000));
  expect(superfluous([...hourly, ...recent], now)).toEqual(
    // The newest of the hour is the one that stays.
    [30, 20, 10].map((minutes) => now - 5 * 60 * minute + minutes * minute),
  );
});

test('what something took the place of stays beside others of its hour, ordinary versions go after thirty days', () => {
  const recent = Array.from({ length: 10 }, (_, index) => edited(now - index));
  const reset = { savedAt: now - 40 * day, size: 100, reason: 'before-reset' as const };
  expect(superfluous([...recent, reset, edited(now - 40 * day + 1)], now)).toEqual([now - 40 * day + 1]);
});

test('a document never takes more than its room, and always keeps its newest version', () => {
  const version = fc.record({
    savedAt: fc.integer({ min: now - 60 * day, max: now }),
    size: fc.integer({ min: 0, max: 2 * mostText }),
    reason: fc.constantFrom('edited' as const, 'run' as const, 'before-reset' as const),
  });
  fc.assert(
    fc.property(
      fc.uniqueArray(version, { selector: ({ savedAt }) => savedAt, minLength: 1, maxLength: 120 }),
      (versions) => {
        const gone = new Set(superfluous(versions, now));
        const kept = versions.filter(({ savedAt }) => !gone.has(savedAt));
        expect(kept.length).toBeLessThanOrEqual(mostVersions);
        const newest = Math.max(...versions.map(({ savedAt }) => savedAt));
        expect(kept.some(({ savedAt }) => savedAt === newest)).toBe(true);
        const others = kept.filter(({ savedAt }) => savedAt !== newest);
        expect(others.reduce((sum, { size }) => sum + size, 0)).toBeLessThanOrEqual(mostText);
      },
    ),
  );
});
