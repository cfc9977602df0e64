import { expect, test } from 'vitest';
import { createLearnerRecords } from '../../src/storage/learnerRecords.ts';

/** The functions of `Storage` that are used, over a map. */
function memoryStorage(entries: Iterable<[string, string]> = []) {
  const kept = new Map(entries);
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
  };
}

test('guesses and solved exercises are found again by a page that is loaded later', () => {
  const storage = memoryStorage();
  const before = createLearnerRecords(storage);
  before.guess('04', 'share', 85);
  before.guess('04', 'curve', [1, 0.5]);
  before.guess('04', 'which', 'dense');
  before.markSolved('04', 'sevens');
  before.markSolved('04', 'sevens');
  before.markShown('04', 'size');
  before.markShown('04', 'size');
  before.markSolved('05', 'other');
  expect(createLearnerRecords(storage).of('04')).toEqual({
    guesses: { share: 85, curve: [1, 0.5], which: 'dense' },
    solved: ['sevens'],
    shown: ['size'],
  });
});

test('a record is the same object until it changes, and listeners hear of each change', () => {
  const records = createLearnerRecords(memoryStorage());
  const first = records.of('04');
  expect(records.of('04')).toBe(first);
  let heard = 0;
  const stop = records.subscribe(() => {
    heard += 1;
  });
  records.guess('04', 'share', 85);
  expect(records.of('04')).not.toBe(first);
  stop();
  records.guess('04', 'share', 86);
  expect(heard).toBe(1);
});

test('what another tab writes is read', () => {
  const storage = memoryStorage();
  const window = new EventTarget();
  const here = createLearnerRecords(storage, window);
  expect(here.of('04').solved).toEqual([]);
  createLearnerRecords(storage).markSolved('04', 'sevens');
  window.dispatchEvent(new Event('storage'));
  expect(here.of('04').solved).toEqual(['sevens']);
});

test('what another tab writes for others is left alone', () => {
  const window = new EventTarget();
  const here = createLearnerRecords(memoryStorage(), window);
  let heard = 0;
  here.subscribe(() => {
    heard += 1;
  });
  const told = (key: string | null) => window.dispatchEvent(Object.assign(new Event('storage'), { key }));
  told('convbook.journal.lesson:04');
  expect(heard).toBe(0);
  told('convbook.learner.04');
  // All was cleared.
  told(null);
  expect(heard).toBe(2);
});

test.each(['{', 'null', '7', '{"guesses":{"a":{},"b":[null],"c":3},"solved":[1,"x"],"shown":[2,"y"]}'])(
  'of a broken entry %s only what is valid is used',
  (text) => {
    const record = createLearnerRecords(memoryStorage([['convbook.learner.04', text]])).of('04');
    expect(record).toEqual(
      text.includes('"c"')
        ? { guesses: { c: 3 }, solved: ['x'], shown: ['y'] }
        : { guesses: {}, solved: [], shown: [] },
    );
  },
);

test('where nothing may be stored, records last as long as the page', () => {
  const refuse = (): never => {
    throw new DOMException('no', 'SecurityError');
  };
  for (const storage of [undefined, { getItem: refuse, setItem: refuse, removeItem: refuse }]) {
    const records = createLearnerRecords(storage);
    records.markSolved('04', 'sevens');
    expect(records.of('04').solved).toEqual(['sevens']);
    records.forget('04');
    expect(records.of('04').solved).toEqual([]);
  }
});

test('what is forgotten of one lesson is gone, and the rest stays', () => {
  const storage = memoryStorage();
  const records = createLearnerRecords(storage);
  records.markSolved('04', 'sevens');
  records.markSolved('05', 'other');
  records.forget('04');
  expect([...storage.kept.keys()]).toEqual(['convbook.learner.05']);
  expect(records.of('04').solved).toEqual([]);
});
