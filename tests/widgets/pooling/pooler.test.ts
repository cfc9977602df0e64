import { describe, expect, it } from 'vitest';
import {
  leftOver,
  type PoolerAction,
  pooled,
  pooler,
  startPooler,
} from '../../../src/widgets/pooling/pooler.ts';

const stateAfter = (...actions: PoolerAction[]) =>
  actions.reduce(pooler, startPooler({ map: 'talk', kind: 'max', size: 2, stride: 2 }));

describe('the pooling stepper', () => {
  it('item 12: starts with the talk’s numbers', () => {
    expect(pooled(stateAfter())).toEqual([
      [20, 30],
      [112, 37],
    ]);
    expect(pooled(stateAfter({ do: 'kind', kind: 'average' }))).toEqual([
      [13, 8],
      [79, 19.5],
    ]);
  });

  it('takes the stride along with the size, and lets it be changed again', () => {
    expect(stateAfter({ do: 'size', value: 3 })).toMatchObject({ size: 3, stride: 3 });
    expect(pooled(stateAfter({ do: 'size', value: 3 }))).toEqual([[70]]);
    expect(pooled(stateAfter({ do: 'stride', value: 1 }))).toHaveLength(3);
  });

  it('counts the rows that no window covers', () => {
    expect(leftOver(stateAfter())).toBe(0);
    expect(leftOver(stateAfter({ do: 'size', value: 3 }))).toBe(1);
  });

  it('stays within the pooled map when that shrinks', () => {
    expect(stateAfter({ do: 'go', row: 1, column: 1 }, { do: 'size', value: 4 })).toMatchObject({
      row: 0,
      column: 0,
    });
  });

  it('begins a garment where its numbers differ, not on the empty background', () => {
    const { map, row, column } = stateAfter({ do: 'map', name: 'boot' });
    const window = [0, 1].flatMap((down) => [0, 1].map((right) => map[2 * row + down]?.[2 * column + right]));
    expect(new Set(window).size).toBeGreaterThan(1);
    expect(stateAfter()).toMatchObject({ row: 0, column: 0 });
  });

  it('follows an edited number', () => {
    expect(pooled(stateAfter({ do: 'edit', row: 0, column: 0, value: 99 }))[0]).toEqual([99, 30]);
  });
});
