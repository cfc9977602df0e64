import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { drawStandIn } from '../../src/data/standIn.ts';
import { Accuracy } from '../../src/lesson/accuracy.ts';
import { normalDeviations } from '../../src/lesson/normalDeviations.ts';
import { wilsonInterval } from '../../src/lesson/wilsonInterval.ts';
import type { Output, OutputMime, TableOutput } from '../../src/notebook/output.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import measured from '../tools/recorded/beat89.json' with { type: 'json' };
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';

/** Curriculum items 22 and 35, run from top to bottom on few drawn garments. */
const file = '08-beat-89.md';
const prose = lessonProse(file);
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 150, testCount: 60 }));
}, 180_000);

function outputs<Mime extends OutputMime>(cell: string, mime: Mime): Extract<Output, { mime: Mime }>[] {
  return (run.outputs[cell] ?? []).filter(
    (output): output is Extract<Output, { mime: Mime }> => output.mime === mime,
  );
}
const texts = (cell: string) => outputs(cell, 'text/plain').map(({ text }) => text);
const tables = (cell: string): TableOutput[] => outputs(cell, 'application/vnd.convbook.table+json');

describe('lesson 08', () => {
  it('item 22: padding costs work in every convolution, by the diagrams', () => {
    const [diagram] = run.outputs.diagram ?? [];
    if (diagram?.mime !== 'application/vnd.convbook.anatomy+json') throw new Error('no diagram');
    const work = diagram.models.map(({ layers }) =>
      layers.filter(({ kind }) => kind === 'Conv2D').map(({ multiplyAdds = 0 }) => multiplyAdds),
    );
    const [baseline = [], roomy = []] = work;
    expect(baseline).toHaveLength(3);
    expect(baseline.every((each, place) => each < (roomy[place] ?? 0))).toBe(true);
  });

  it('reference figures: 89 lies above people and below HOG + SVM, and nothing of 96 or more is quoted', () => {
    const rows = tables('ladder')[0]?.rows ?? [];
    const figures = Object.fromEntries(rows.map((row) => [String(row[0]), Number(row[1])]));
    expect(figures).toMatchObject({
      'human raters': 83.5,
      'dense network': 88.3,
      XGBoost: 89.8,
      'HOG + SVM': 92.6,
      'small residual network': 90.6,
      'batch-norm, dropout, augmentation': 93.4,
      'ResNet-20, erasing': 95.55,
      'WRN-28-10, erasing': 95.8,
    });
    expect(Math.max(...Object.values(figures))).toBe(95.8);
    expect(prose).not.toMatch(/9[6-9](\.\d)? %(?! instead)/);
    expect(prose).toContain('(83.5 %)');
    expect(prose).toContain('reach 92.6 %');
    const above90 = Object.entries(figures).filter(([what, figure]) => figure > 90 && what !== 'HOG + SVM');
    expect(above90.sort(([, one], [, other]) => one - other)[0]).toEqual(['small residual network', 90.6]);
    expect(prose).toContain('a neural network above 90 % on the ladder, 90.6 %');
  });

  it('item 22: of twenty equal networks the best shows about 0.6 points out of nothing', () => {
    const deviation = 100 * Math.sqrt((0.89 * 0.11) / 10_000);
    expect(deviation.toFixed(2)).toBe('0.31');
    expect(prose).toContain('0.31 percentage points');
    expect((1.87 * deviation).toFixed(1)).toBe('0.6');
    // The mean of the largest of twenty standard normals, integrated from its distribution function.
    const density = (x: number) => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
    let [below, mean] = [0, 0];
    for (let x = -8; x < 8; x += 0.001) {
      mean += x * 20 * below ** 19 * density(x) * 0.001;
      below += density(x) * 0.001;
    }
    expect(mean.toFixed(2)).toBe('1.87');
    const luckiest = Number(/shows ([\d.]+) %/.exec(texts('twenty-equals')[0] ?? '')?.[1]);
    expect(luckiest).toBeGreaterThan(89.2);
    expect(luckiest).toBeLessThan(90.2);
  });

  it('item 22: finds the fourth block and bigger kernels out before building, and says what to change', () => {
    expect(texts('fourth-block')[0]).toBe('✓ All fits: the last map is 1×1×64.');
    expect(texts('fourth-block')[1]).toContain('✗ Layer 8 (Conv2D) does not fit.');
    expect(texts('fourth-block')[1]).toContain('use padding ‘same’ in all convolutions');
    expect(texts('bigger-kernels')[0]).toContain('The kernel is 5×5, but the map has shrunk to 4×4');
    expect(prose).toContain('28 → 24 → 12 → 8 → 4');
    expect(tables('bigger-kernels')[0]?.rows.map((row) => row[3])).toEqual([
      '24×24×32',
      '12×12×32',
      '8×8×64',
      '4×4×64',
      'does not fit',
    ]);
    expect(texts('repaired')).toEqual([
      '✓ All fits: the last map is 1×1×64.',
      '✓ All fits: the last map is 3×3×64.',
    ]);
  });

  it('item 22: records every attempt with its seed beside the baseline', () => {
    const rows = tables('all-attempts')[0]?.rows ?? [];
    expect(rows.map((row) => String(row[0]).replace(' ★', ''))).toEqual([
      'baseline',
      'batch-norm',
      'batch-norm, dropout',
      'batch-norm, augmented',
      'batch-norm, seed 2',
      'four blocks',
      'found by search',
    ]);
    expect(rows[0]?.slice(3, 6)).toEqual(['baseline', 74_954, 1]);
    expect(rows[4]?.[5]).toBe(2);
    expect(tables('all-attempts')[0]?.caption).toContain('flatters');
    expect(prose).toContain('Choose on the validation set');
  });

  it('item 35: random search halves the candidates, 16 epochs instead of 24', () => {
    const given = (tables('search')[0]?.rows ?? []).map((row) => Number(row[5]));
    expect([...given].sort()).toEqual([1, 1, 1, 2, 2, 4]);
    expect(6 * 1 + 3 * 2 + 1 * 4).toBe(16);
    expect(6 * 4).toBe(24);
    expect(prose).toContain('16 epochs in all, where finishing all six would have cost 24');
    expect(texts('search')).toHaveLength(3);
  });

  it('item 21: counts the look, and says what 10,000 pictures can tell', () => {
    const [look] = tables('look');
    expect(look?.caption).toBe('The test set was looked at once. The interval holds at 95 %.');
    expect(look?.rows).toHaveLength(1);
    expect(new Accuracy(8_950, 10_000).low).toBeLessThan(0.89);
    expect(new Accuracy(8_970, 10_000).low).toBeGreaterThan(0.89);
    expect(prose).toContain('89.5 % is not enough for a yes and 89.7 % is');
    expect((100 * (1 - 0.05 / 3)).toFixed(1)).toBe('98.3');
    const three = wilsonInterval(8_970, 10_000, normalDeviations(1 - 0.05 / 3));
    expect(three.low).toBeLessThan(new Accuracy(8_970, 10_000).low);
  });

  it('the augmenting layer moves pictures in training only, by no more than two pixels', () => {
    const { ShiftAndFlip } = run.scope as {
      ShiftAndFlip: new () => { call(inputs: tf.Tensor, options: { training: boolean }): tf.Tensor };
    };
    const dot = tf.buffer([1, 28, 28, 1]);
    dot.set(1, 0, 10, 10, 0);
    const image = dot.toTensor();
    const layer = new ShiftAndFlip();
    expect(layer.call(image, { training: false })).toBe(image);
    for (let draw = 0; draw < 20; draw++) {
      const moved = layer.call(image, { training: true }).reshape([784]).argMax().dataSync()[0] ?? 0;
      const [row, column] = [Math.floor(moved / 28), moved % 28];
      expect(Math.abs(row - 10)).toBeLessThanOrEqual(2);
      expect(Math.min(Math.abs(column - 10), Math.abs(27 - column - 10))).toBeLessThanOrEqual(2);
    }
  });

  it('item 35: the serious attempt is told as the script measured it', () => {
    const { settings, epochs, batchSize, seed, validationAccuracy, testHits } = measured;
    const { low, high } = wilsonInterval(testHits, 10_000, 1.96);
    expect(low).toBeGreaterThan(0.9);
    expect(prose).toContain(
      `filters ${settings.filters.join(', ')}, '${settings.padding}' padding, batch-norm, dropout ${settings.dropout}, batches of ${batchSize}, ten epochs, seed ${seed}.`,
    );
    expect(epochs).toBe(10);
    expect(prose).toContain(`right on ${(validationAccuracy * 100).toFixed(1)} % of the validation pictures`);
    expect(prose).toContain(
      `${testHits.toLocaleString('en')} of 10,000 right, ${(testHits / 100).toFixed(1)} % ± ${(50 * (high - low)).toFixed(1)} at 95 %`,
    );
  });
});
