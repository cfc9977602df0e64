import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { outputSize } from '../../src/cnn/outputSize.ts';
import { convolutionParameters, denseParameters } from '../../src/cnn/parameters.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import { Accuracy } from '../../src/lesson/accuracy.ts';
import type { Predictions } from '../../src/lesson/predict.ts';
import type {
  ImagesOutput,
  Output,
  OutputMime,
  PlotlyOutput,
  TableOutput,
} from '../../src/notebook/output.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';

/**
 * Curriculum items 15 to 23 (and 30), run from top to bottom on few drawn garments. What the lesson says of the
 * network, of shapes and of chance must come out of the code; what it says of Fashion-MNIST itself is checked where the
 * official files are verified.
 */
const file = '05-fashion-mnist-cnn.md';
const prose = lessonProse(file);
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 360, testCount: 60 }));
}, 120_000);

function outputs<Mime extends OutputMime>(cell: string, mime: Mime): Extract<Output, { mime: Mime }>[] {
  return (run.outputs[cell] ?? []).filter(
    (output): output is Extract<Output, { mime: Mime }> => output.mime === mime,
  );
}
const texts = (cell: string) => outputs(cell, 'text/plain').map(({ text }) => text);
const figure = (cell: string): PlotlyOutput | undefined => outputs(cell, 'application/vnd.plotly.v1+json')[0];
const pictures = (cell: string): ImagesOutput | undefined =>
  outputs(cell, 'application/vnd.convbook.images+json')[0];
const tableOf = (cell: string): TableOutput | undefined =>
  outputs(cell, 'application/vnd.convbook.table+json')[0];

describe('lesson 05', () => {
  it('item 15: loads images of 28×28 in ten named classes, and says when they are drawn', () => {
    expect(texts('load')[0]).toContain('drawn stand-in, not Fashion-MNIST');
    expect(tableOf('classes')?.rows.map((row) => row[1])).toEqual([
      'T-shirt/top',
      'Trouser',
      'Pullover',
      'Dress',
      'Coat',
      'Sandal',
      'Shirt',
      'Sneaker',
      'Bag',
      'Ankle boot',
    ]);
    expect(prose).toContain('60,000 pictures to learn from and 10,000 to be tested on');
    expect(prose).toContain('`[60000, 28, 28]`');
  });

  it('item 15: counts and averages each class; ten equal classes of 60,000 have 6,000 each', () => {
    const means = pictures('means');
    expect(means?.items).toHaveLength(10);
    const counted = means?.items.reduce((sum, item) => sum + Number(item.below?.replace(',', '')), 0);
    expect(counted).toBe(360);
    expect(prose).toContain('exactly 6,000 pictures');
    expect(60_000 / 10).toBe(6_000);
  });

  it('item 16: shows sixteen garments with their labels', () => {
    expect(pictures('look')?.items).toHaveLength(16);
    expect(pictures('look')?.items.every((item) => item.below !== undefined)).toBe(true);
    expect(pictures('look')?.caption).toBe('drawn stand-in, not Fashion-MNIST');
  });

  it('item 17: scales to 0–1, adds a channel axis, and keeps one sixth for validation', () => {
    expect(tableOf('prepare')?.rows).toEqual([
      ['to learn from', '360 × 28 × 28', '300 × 28 × 28 × 1'],
      ['validation', '360 × 28 × 28', '60 × 28 × 28 × 1'],
      ['test', '60 × 28 × 28', '60 × 28 × 28 × 1'],
    ]);
    expect(prose).toContain('10,000 of 60,000, which leaves 50,000');
    expect(prose).toContain('The test set stays sealed until the end');
    expect(prose).toContain('A colour picture has three numbers for each pixel');
    expect([Math.floor(60_000 / 6), 60_000 - Math.floor(60_000 / 6)]).toEqual([10_000, 50_000]);
    const [before, after] = outputs('histograms', 'application/vnd.plotly.v1+json');
    expect(before?.description).toContain('between 0 and 255');
    expect(after?.description).toMatch(/between 0 and 1\./);
  });

  it('item 18: builds the network of 74,954 parameters that the prose adds up', () => {
    const parts = [
      convolutionParameters(3, 1, 32),
      convolutionParameters(3, 32, 64),
      convolutionParameters(3, 64, 64),
      denseParameters(64, 256),
      denseParameters(256, 10),
    ];
    expect(parts).toEqual([320, 18_496, 36_928, 16_640, 2_570]);
    expect(tableOf('build')?.footer?.[2]).toBe(74_954);
    expect(
      tableOf('build')
        ?.rows.map((row) => row[2])
        .filter((count) => count !== 0),
    ).toEqual(parts);
    expect(prose).toContain('320 + 18{,}496 + 36{,}928 + 16{,}640 + 2{,}570 = 74{,}954');
    expect(prose).toContain('$3 \\times 3 \\times 32 + 1 = 289$ parameters, times 64 is 18,496');
    expect([3 * 3 * 32 + 1, 289 * 64]).toEqual([289, 18_496]);
  });

  it('item 18: the diagram of the model says where its parameters and its work are, as the prose does', () => {
    const [diagram] = run.outputs.anatomy ?? [];
    if (diagram?.mime !== 'application/vnd.convbook.anatomy+json') throw new Error('no diagram');
    const { layers = [] } = diagram.models[0] ?? {};
    const sum = (of: 'parameters' | 'multiplyAdds', kind = '') =>
      layers.reduce((all, layer) => all + (layer.kind.includes(kind) ? (layer[of] ?? 0) : 0), 0);
    expect(sum('parameters')).toBe(74_954);
    expect(320 / 74_954).toBeLessThan(1 / 200);
    expect(Math.round((100 * (layers[1]?.multiplyAdds ?? 0)) / sum('multiplyAdds'))).toBe(7);
    expect(prose).toContain('it does 7 % of the work, because each weight is used at 676 places');
    expect(26 * 26).toBe(676);
    expect(sum('parameters', 'Dense') / sum('parameters')).toBeCloseTo(0.25, 1);
    expect(sum('multiplyAdds', 'Dense') / sum('multiplyAdds')).toBeLessThan(0.01);
  });

  it('item 18: shrinks the maps 28 → 26 → 13 → 11 → 5 → 3 → 1', () => {
    expect(texts('sizes')).toEqual(['pair 1: 28 → 26 → 13', 'pair 2: 13 → 11 → 5', 'pair 3: 5 → 3 → 1']);
    expect(prose).toContain('28 → 26 → 13 → 11 → 5 → 3 → 1');
    expect(
      tableOf('build')
        ?.rows.slice(1, 7)
        .map((row) => row[1]),
    ).toEqual(['26×26×32', '13×13×32', '11×11×64', '5×5×64', '3×3×64', '1×1×64']);
  });

  it('item 18: sees 22×22 of 28×28 pixels, and the slope is zero in the last six rows and columns', () => {
    expect(tableOf('build')?.rows.at(-1)?.[4]).toBe('22×22');
    const influence = figure('unseen-pixels')?.data[0]?.z as number[][];
    expect(
      influence
        .slice(22)
        .flat()
        .every((value) => value === 0),
    ).toBe(true);
    expect(influence.every((row) => row.slice(22).every((value) => value === 0))).toBe(true);
    expect(influence[0]?.[0]).toBe(1);
    expect(influence[21]?.[21]).toBe(1);
    expect(prose).toContain('The last six rows and columns');
  });

  it('item 30: softmax gives ten positive numbers that sum to 1', () => {
    expect(texts('softmax')).toEqual(['sum 1.000']);
    // It was asked whether it is an optimiser.
    expect(prose).toContain('**Softmax** is its activation');
    const bars = Array.from((figure('softmax')?.data[0]?.y ?? []) as ArrayLike<number>);
    expect(bars).toHaveLength(10);
    expect(bars.every((share) => share > 0)).toBe(true);
  });

  it('item 19: the loss of ten equal shares is about 2.303, and accuracy jumps where the loss slopes', () => {
    expect(prose).toContain('$-\\ln 0.1 \\approx 2.303$');
    expect((-Math.log(0.1)).toFixed(3)).toBe('2.303');
    const [loss, accuracy] = (figure('loss-and-accuracy')?.data ?? []).map((trace) => trace.y as number[]);
    expect(loss?.[60]).toBeCloseTo(Math.log(10), 6);
    expect(loss?.every((value, index) => index === 0 || value < (loss[index - 1] ?? 0))).toBe(true);
    expect(new Set(accuracy)).toEqual(new Set([0, 1]));
    expect(run.scope.model).toBeInstanceOf(tf.Sequential);
  });

  it('item 20: rehearses, then trains with live curves of both losses', () => {
    expect(texts('rehearse')[0]).toMatch(/^about \d+ pictures a second here$/);
    expect(texts('rehearse')[1]).toMatch(/^10 epochs of 300 take about \d+ (seconds|minutes)$/);
    const [progress] = outputs('train', 'application/vnd.convbook.progress+json');
    expect(progress).toMatchObject({ state: 'done', value: 1 });
    const [loss, accuracy] = outputs('train', 'application/vnd.plotly.v1+json');
    const series = (loss?.data ?? []).map((trace) => (trace.meta as { series: string }).series);
    expect(series).toContain('train');
    expect(series).toContain('validation');
    expect(accuracy?.layout).toMatchObject({ title: { text: 'accuracy' } });
    expect(prose).toContain('it does not prevent it');
  });

  it('item 21: tests once, with ± from the number of test images, and counts the looks', () => {
    const [, evaluatedText = '', looks, judged] = texts('evaluate');
    expect(looks).toBe('looks at the test set: 1');
    expect(judged).toMatch(/^\d+\.\d % ± \d+\.\d points \(\d+ of 60 right;/);
    const evaluated = Number(/^accuracy (\d\.\d+)$/.exec(evaluatedText)?.[1]);
    expect(Number.parseFloat(judged ?? '')).toBeCloseTo(100 * evaluated, 0);
    expect(prose).toContain('about 89 %');
    expect(prose).toContain('within 0.6 percentage points');
    expect(new Accuracy(8_900, 10_000).points.toFixed(1)).toBe('0.6');
    const better = new Accuracy(8_930, 10_000);
    expect(better.low).toBeLessThan(0.89);
  });

  it('item 23: says Fashion-MNIST wherever it means it; MNIST are the digits that it followed', () => {
    expect(prose.match(/(?<!Fashion-)\bMNIST/g)).toHaveLength(1);
    expect(prose).toContain('a harder follow-up to the handwritten digits of MNIST');
    expect(prose).toContain('five classes: T-shirt, pullover, dress, coat and shirt');
  });

  it('item 23: shows predictions above labels, then failures only', () => {
    const all = pictures('predictions');
    expect(all?.items).toHaveLength(16);
    expect(all?.items.every((item) => item.above !== undefined && item.below !== undefined)).toBe(true);
    const failures = run.outputs.failures?.[0];
    if (failures?.mime === 'application/vnd.convbook.images+json') {
      expect(failures.items.every((item) => item.mark === 'wrong')).toBe(true);
    } else expect(failures).toMatchObject({ text: expect.stringContaining('No picture matches') });
  });

  it('item 23: prints a confusion matrix of all test images, and finds the hardest class', () => {
    const trace = figure('confusion')?.data[0];
    const text = trace?.text as string[][];
    expect(text.flat().reduce((sum, count) => sum + Number(count), 0)).toBe(60);
    // Each cell opens its pictures, eight of them at most.
    const held = trace?.customdata as number[][][];
    expect(held.flat().map((pictures) => pictures.length)).toEqual(
      text.flat().map((count) => Math.min(8, Number(count))),
    );
    const shares = tableOf('hardest')?.rows.map((row) => Number(row[2])) ?? [];
    expect(shares).toHaveLength(10);
    expect([...shares].sort((a, b) => a - b)).toEqual(shares);
  });

  it('item 30: holds the shares that the network claims against how often it is right', async () => {
    const claims = run.scope.claims as { count: number; claimed: number; rightly: number }[];
    expect(claims.reduce((sum, { count }) => sum + count, 0)).toBe(60);
    const { predictions, right } = run.scope as { predictions: Predictions; right: Float32Array };
    const hits = [...predictions.classes].filter((label, index) => label === right[index]).length;
    expect(claims.reduce((sum, { count, rightly }) => sum + count * rightly, 0)).toBeCloseTo(hits, 6);
    expect(figure('reliability')?.data.map(({ name }) => name)).toEqual(['right, of those', 'as claimed']);
    expect(prose).toContain('a network that says 0.9 need not be right nine times out of ten');
  });

  it('item 22: says why a fourth pair does not fit, and that ‘same’ padding makes room', () => {
    expect(texts('fourth-pair')).toEqual(['conv2d: kernel 3×3 is larger than its padded input 1×1']);
    expect(texts('same-padding')).toEqual(['28 → 14 → 7 → 3 → 1']);
    expect(prose).toContain('28 → 14 → 7 → 3 → 1');
    // Kernels of 5×5 everywhere: 28 → 24 → 12 → 8 → 4, and 5×5 does not fit into 4×4.
    expect(() => outputSize(4, { kernel: 5 })).toThrow('larger');
  });
});
