import { expect, test } from 'vitest';
import { drawStandIn } from '../../src/data/standIn.ts';
import { classNames } from '../../src/data/types.ts';

const drawn = await drawStandIn({ seed: 7, trainCount: 1000, testCount: 200 });

/** The sum over the pixels of the squared difference between two images. */
function distance(one: ArrayLike<number>, other: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < 784; index += 1) sum += ((one[index] ?? 0) - (other[index] ?? 0)) ** 2;
  return sum;
}

const image = (images: Uint8Array, index: number) => images.subarray(index * 784, (index + 1) * 784);

test('the stand-in has the shapes of Fashion-MNIST and says that it is drawn', () => {
  expect(drawn.trainImages.length).toBe(1000 * 28 * 28);
  expect(drawn.testImages.length).toBe(200 * 28 * 28);
  expect(drawn.source).toBe('stand-in');
  expect(drawn.note).toContain('drawn stand-in, not Fashion-MNIST');
});

test('each of the ten classes is equally frequent', () => {
  for (const label of classNames.keys()) {
    expect(drawn.trainLabels.filter((one) => one === label).length).toBe(100);
    expect(drawn.testLabels.filter((one) => one === label).length).toBe(20);
  }
});

test('the same seed gives the same bytes, another seed other bytes', async () => {
  const again = await drawStandIn({ seed: 7, trainCount: 1000, testCount: 200 });
  // Compared as buffers: an assertion that could describe each differing pixel takes seconds.
  expect(Buffer.from(again.trainImages).equals(drawn.trainImages)).toBe(true);
  expect(Buffer.from(again.testLabels).equals(drawn.testLabels)).toBe(true);
  const other = await drawStandIn({ seed: 8, trainCount: 1000, testCount: 200 });
  expect(Buffer.from(other.trainImages).equals(drawn.trainImages)).toBe(false);
});

test('no two garments are the same, and no test garment is a training garment', () => {
  const seen = new Set<string>();
  for (let index = 0; index < 1000; index += 1) seen.add(image(drawn.trainImages, index).join());
  for (let index = 0; index < 200; index += 1) seen.add(image(drawn.testImages, index).join());
  expect(seen.size).toBe(1200);
});

test('garments stand on black and are as bright as photographs of clothes', () => {
  const background = drawn.trainImages.filter((value) => value === 0).length / drawn.trainImages.length;
  expect(background).toBeGreaterThan(0.35);
  expect(background).toBeLessThan(0.75);
  const mean = drawn.trainImages.reduce((sum, value) => sum + value, 0) / drawn.trainImages.length;
  // Fashion-MNIST has 73.
  expect(mean).toBeGreaterThan(40);
  expect(mean).toBeLessThan(100);
});

test('the classes can be learned, yet the nearest mean image is not enough', () => {
  const means = classNames.map(() => new Float64Array(784));
  for (let index = 0; index < 1000; index += 1) {
    const mean = means[drawn.trainLabels[index] ?? -1];
    image(drawn.trainImages, index).forEach((value, pixel) => {
      if (mean) mean[pixel] = (mean[pixel] ?? 0) + value / 100;
    });
  }
  let right = 0;
  for (let index = 0; index < 200; index += 1) {
    const distances = means.map((mean) => distance(mean, image(drawn.testImages, index)));
    if (distances.indexOf(Math.min(...distances)) === drawn.testLabels[index]) right += 1;
  }
  console.log(`nearest mean image: ${right / 2} % of the stand-in's test garments`);
  expect(right / 200).toBeGreaterThan(0.45);
  expect(right / 200).toBeLessThan(0.95);
});

test('drawing stops when it is aborted', async () => {
  await expect(drawStandIn({ signal: AbortSignal.timeout(20) })).rejects.toMatchObject({
    name: 'TimeoutError',
  });
});

test('the full 60,000 and 10,000 are drawn in turns', { timeout: 30_000 }, async () => {
  let turns = 0;
  const start = performance.now();
  const full = await drawStandIn({
    onProgress: () => {
      turns += 1;
    },
  });
  console.log(
    `60,000 + 10,000 garments drawn in ${Math.round(performance.now() - start)} ms, ${turns} turns`,
  );
  expect(full.trainLabels.length).toBe(60_000);
  expect(full.testLabels.length).toBe(10_000);
  expect(turns).toBeGreaterThan(10);
});
