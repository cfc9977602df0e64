/**
 * A stand-in for Fashion-MNIST where it cannot be reached: ten classes of garments, drawn by seeded code in the
 * same shape and with the same labels. It is nobody's photographs and no measure of any network; it lets every
 * lesson run, and whatever shows it says that it is drawn.
 */
import { drawBag } from './standIn/bag.ts';
import { develop, weave } from './standIn/fabric.ts';
import { drawAnkleBoot, drawSandal, drawSneaker } from './standIn/footwear.ts';
import { drawDress, drawTrouser } from './standIn/longGarments.ts';
import { type Random, seededRandom } from './standIn/random.ts';
import { Sketch, side } from './standIn/sketch.ts';
import { drawCoat, drawPullover, drawShirt, drawTShirt } from './standIn/tops.ts';
import { turnTaker } from './turns.ts';
import type { DatasetBytes, DatasetProgress } from './types.ts';

export interface StandInOptions {
  /** The same seed and counts give the same bytes; 1 by default. */
  readonly seed?: number;
  /** 60,000 training and 10,000 test images by default, as in Fashion-MNIST. */
  readonly trainCount?: number;
  readonly testCount?: number;
  readonly onProgress?: ((progress: DatasetProgress) => void) | undefined;
  readonly signal?: AbortSignal | undefined;
}

export const standInNote =
  'This is a drawn stand-in, not Fashion-MNIST: no copy of the data set could be reached.';

/** In the order of the labels. */
const garments: readonly ((sketch: Sketch, random: Random, tone: number) => void)[] = [
  drawTShirt,
  drawTrouser,
  drawPullover,
  drawDress,
  drawCoat,
  drawSandal,
  drawShirt,
  drawSneaker,
  drawBag,
  drawAnkleBoot,
];

/** How often a garment of each class has stripes or checks. */
const patternShare = [0.3, 0.08, 0.3, 0.3, 0.12, 0, 0.55, 0, 0.15, 0];

const imageSize = side * side;

/** Draws the whole stand-in, giving the event loop its turns. Throws the signal's reason when aborted. */
export async function drawStandIn(options: StandInOptions = {}): Promise<DatasetBytes> {
  const { seed = 1, trainCount = 60_000, testCount = 10_000, onProgress, signal } = options;
  const totalBytes = (trainCount + testCount) * imageSize;
  const turn = turnTaker();
  let drawnBytes = 0;

  const drawSet = async (count: number, random: Random) => {
    const labels = shuffledLabels(count, random);
    const images = new Uint8Array(count * imageSize);
    const sketch = new Sketch();
    for (let index = 0; index < count; index += 1) {
      const image = images.subarray(index * imageSize, (index + 1) * imageSize);
      drawGarment(sketch, labels[index] as number, random, image);
      drawnBytes += imageSize;
      if (index % 16 !== 0) continue;
      const pause = turn();
      if (pause === undefined) continue;
      onProgress?.({
        step: 'Drawing garments: drawn stand-in, not Fashion-MNIST',
        loadedBytes: drawnBytes,
        totalBytes,
      });
      await pause;
      signal?.throwIfAborted();
    }
    return { images, labels };
  };

  const train = await drawSet(trainCount, seededRandom(seed));
  // Far from the training seed, so that no test garment is a copy.
  const test = await drawSet(testCount, seededRandom(seed ^ 0x5bd1e995));
  return {
    trainImages: train.images,
    trainLabels: train.labels,
    testImages: test.images,
    testLabels: test.labels,
    source: 'stand-in',
    note: standInNote,
  };
}

/** One garment of the class `label` into `image`, 784 black pixels. */
function drawGarment(sketch: Sketch, label: number, random: Random, image: Uint8Array): void {
  sketch.start({
    shiftX: random.between(-1, 1),
    shiftY: random.between(-0.8, 0.8),
    scaleX: random.between(0.88, 1.04),
    scaleY: random.between(0.9, 1.03),
    slant: random.between(-0.05, 0.05),
  });
  const tone = random.between(70, 240);
  garments[label]?.(sketch, random, tone);
  weave(sketch.pixels, random, random.chance(patternShare[label] ?? 0));
  develop(sketch.pixels, random, image);
}

/** Each class equally often, in random order (Fisher and Yates). */
function shuffledLabels(count: number, random: Random): Uint8Array<ArrayBuffer> {
  const labels = Uint8Array.from({ length: count }, (_, index) => index % 10);
  for (let index = count - 1; index > 0; index -= 1) {
    const other = random.below(index + 1);
    const label = labels[index] as number;
    labels[index] = labels[other] as number;
    labels[other] = label;
  }
  return labels;
}
