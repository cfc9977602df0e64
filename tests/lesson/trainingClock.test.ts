import { expect, it } from 'vitest';
import { clockTime, TrainingClock } from '../../src/lesson/trainingClock.ts';

it('leaves the first batch out of the rate and counts validation apart', () => {
  let now = 0;
  const clock = new TrainingClock(() => now);
  clock.epochBegins();
  now = 1000; // The first batch waits for programs to be compiled.
  clock.batchEnds(10);
  expect(clock.rate).toBeUndefined();
  now = 1100;
  clock.batchEnds(10);
  expect(clock.rate).toBe(100);
  now = 1400;
  clock.epochEnds();
  expect(clock.rate).toBe(100);
  // 50 more images at 100 a second, and one more validation of 300 ms.
  expect(clock.left(50, 1)).toBe(800);
});

it('writes times as minutes and seconds', () => {
  expect([0, 41_000, 125_400, 3_720_000].map(clockTime)).toEqual(['0:00', '0:41', '2:05', '1:02:00']);
});
