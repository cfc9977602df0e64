import { describe, expect, test } from 'vitest';
import { createLeakWatch } from '../../src/kernel/worker/leakWatch.ts';

const none = { tensors: 0, bytes: 0 };
const amount = (tensors: number) => ({ tensors, bytes: tensors * 4 });

describe('a run that leaves tensors out of reach', () => {
  test('is told from 50 tensors or 100 MB on', () => {
    const leakOf = createLeakWatch();
    const left = (unreachable: { tensors: number; bytes: number } | undefined) =>
      leakOf({ cellId: 'a', unreachable, earlier: none });
    expect(left(amount(49))).toBeUndefined();
    expect(left(amount(50))).toEqual({ kind: 'unreachable', tensors: 50, bytes: 200 });
    expect(left({ tensors: 1, bytes: 100e6 })).toMatchObject({ kind: 'unreachable', tensors: 1 });
  });

  test('is not told where it cannot be known', () => {
    expect(createLeakWatch()({ cellId: 'a', unreachable: undefined, earlier: none })).toBeUndefined();
  });
});

describe('a cell that holds on to more at each run', () => {
  const runs = (...held: number[]) => {
    const leakOf = createLeakWatch();
    return held.map((tensors) => leakOf({ cellId: 'a', unreachable: none, earlier: amount(tensors) }));
  };

  test('is told after three runs of growth, with what the last one added', () => {
    expect(runs(0, 5, 10, 15)).toEqual([
      undefined,
      undefined,
      undefined,
      { kind: 'growing', tensors: 5, bytes: 20 },
    ]);
  });

  test('is not told while it stays level, or once it frees some', () => {
    expect(runs(7, 7, 7, 7, 7).every((leak) => leak === undefined)).toBe(true);
    expect(runs(0, 5, 10, 10)).toEqual([undefined, undefined, undefined, undefined]);
    expect(runs(0, 5, 10, 15, 3).at(-1)).toBeUndefined();
  });

  test('is not mixed up with other cells', () => {
    const leakOf = createLeakWatch();
    const told = ['a', 'b', 'a', 'b'].map((cellId, index) =>
      leakOf({ cellId, unreachable: none, earlier: amount(index) }),
    );
    expect(told).toEqual([undefined, undefined, undefined, undefined]);
  });
});
