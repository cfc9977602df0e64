import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { neighbourMap } from '../../src/lesson/neighbourMap.ts';
import { seededRandom } from '../../src/lesson/random.ts';
import { plainHost } from './lessonHost.ts';

/** Two heaps of 20 rows, far apart. */
function heaps(): tf.Tensor2D {
  const random = seededRandom(3);
  return tf.tensor2d(
    Array.from({ length: 40 }, (_, row) => Array.from({ length: 6 }, () => (row < 20 ? 0 : 50) + random())),
  );
}

describe('the neighbour map', () => {
  it('keeps two heaps apart, each together, and says when it is done', async () => {
    const host = plainHost();
    const points = await (await neighbourMap(host, heaps(), { neighbours: 5 })).array();
    const distance = (a: number, b: number) =>
      Math.hypot(
        (points[a]?.[0] ?? 0) - (points[b]?.[0] ?? 0),
        (points[a]?.[1] ?? 0) - (points[b]?.[1] ?? 0),
      );
    const nearest = points.map((_, at) => {
      const others = [...points.keys()].filter((other) => other !== at);
      return others.reduce((best, other) => (distance(at, other) < distance(at, best) ? other : best));
    });
    expect(nearest.every((other, at) => other < 20 === at < 20)).toBe(true);
    expect(host.shown[0]).toMatchObject({ state: 'done', value: 1 });
  });

  it('gives the same map for the same seed', async () => {
    const map = async (seed: number) =>
      (await neighbourMap(plainHost(), heaps(), { neighbours: 5, seed })).array();
    expect(await map(2)).toEqual(await map(2));
    expect(await map(2)).not.toEqual(await map(4));
  });
});
