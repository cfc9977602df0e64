import { expect, test } from 'vitest';
import { createSearcher, type SearchHelper } from '../../../src/app/find/guardedSearch.ts';
import { type Query, search } from '../../../src/app/find/search.ts';
import type { SearchTask } from '../../../src/app/find/searchWorker.ts';

const query: Query = { text: 'a+', matchCase: false, wholeWord: false, regex: true };
const task: SearchTask = { cells: [{ id: 'a', source: 'baab' }], query };

/** Helpers that answer when the test says so, and a clock that it winds. */
function setting() {
  const helpers: (SearchHelper & { tasks: SearchTask[]; ended: boolean })[] = [];
  let due: (() => void) | undefined;
  const searcher = createSearcher(
    () => {
      const helper = {
        onmessage: null,
        onerror: null,
        tasks: [] as SearchTask[],
        ended: false,
        postMessage: (given: SearchTask) => void helper.tasks.push(given),
        terminate: () => {
          helper.ended = true;
        },
      };
      helpers.push(helper);
      return helper;
    },
    (later) => {
      due = later;
      return () => {
        due = undefined;
      };
    },
  );
  const answer = (at: number): void => {
    const helper = helpers[at];
    const asked = helper?.tasks.at(-1);
    if (helper === undefined || asked === undefined) throw new Error('Nothing was asked.');
    helper.onmessage?.({ data: search(asked.cells, asked.query, asked.replacement) } as MessageEvent);
  };
  return { searcher, helpers, answer, timeIsUp: () => due?.() };
}

test('a plain text is searched for at once, without a helper', async () => {
  const { searcher, helpers } = setting();
  const found = await searcher.search({ ...task, query: { ...query, text: 'aa', regex: false } });
  expect(found).toEqual({ matches: [{ cellId: 'a', from: 1, to: 3 }], isCut: false });
  expect(helpers).toEqual([]);
});

test('an expression is searched for by a helper, which is kept for the next', async () => {
  const { searcher, helpers, answer } = setting();
  for (let round = 0; round < 2; round++) {
    const searching = searcher.search(task);
    answer(0);
    expect(await searching).toEqual({ matches: [{ cellId: 'a', from: 1, to: 3 }], isCut: false });
  }
  expect(helpers).toHaveLength(1);
});

test('one that does not end is ended, with a reason, and the next one works', async () => {
  const { searcher, helpers, answer, timeIsUp } = setting();
  const searching = searcher.search(task);
  timeIsUp();
  expect(await searching).toEqual({ problem: expect.stringMatching(/takes too long/) });
  expect(helpers[0]?.ended).toBe(true);
  const next = searcher.search(task);
  answer(1);
  expect(await next).toMatchObject({ isCut: false });
});

test('a newer question ends the one that still runs', async () => {
  const { searcher, helpers, answer } = setting();
  void searcher.search(task);
  const newer = searcher.search({ ...task, query: { ...query, text: 'b' } });
  expect(helpers.map(({ ended }) => ended)).toEqual([true, false]);
  answer(1);
  expect(await newer).toMatchObject({ matches: [{ from: 0 }, { from: 3 }] });
});
