import { describe, expect, it } from 'vitest';
import { arrange } from '../../../../src/app/outputs/anatomy/arrange.ts';

/** Layers of which each is given by those it takes from. */
function network(...sources: number[][]) {
  return sources.map((from) => ({
    kind: from.length === 0 ? 'Input' : 'Dense',
    part: 'head' as const,
    from,
    shape: [1],
    parameters: 0,
  }));
}

describe('the blocks of a network', () => {
  it('stand one behind the other in a chain', () => {
    const { standing, depths, lanes, edges } = arrange(network([], [0], [1]));
    expect(standing).toEqual([0, 1, 2].map((depth) => ({ depth, lane: 0 })));
    expect([depths, lanes]).toEqual([3, 1]);
    expect(edges.every(({ jumps }) => !jumps)).toBe(true);
  });

  it('have a lane for each branch, and join where all of them end', () => {
    const { standing } = arrange(network([], [0], [0], [2], [1, 3]));
    expect(standing).toEqual([
      { depth: 0, lane: 0 },
      { depth: 1, lane: 0 },
      { depth: 1, lane: 1 },
      { depth: 2, lane: 1 },
      { depth: 3, lane: 0 },
    ]);
  });

  it('put a second input beside what it joins, and leave the first lane to the longer way', () => {
    const { standing, lanes } = arrange(network([], [], [0], [2], [3, 1]));
    expect(standing[1]).toEqual({ depth: 2, lane: 1 });
    expect(standing[3]).toEqual({ depth: 2, lane: 0 });
    expect(lanes).toBe(2);
  });

  it('know a shortcut that jumps over others', () => {
    const { edges } = arrange(network([], [0], [1], [2, 0]));
    expect(edges.filter(({ jumps }) => jumps)).toEqual([{ from: 0, to: 3, jumps: true }]);
  });
});
