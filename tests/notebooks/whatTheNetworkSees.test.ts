import { beforeAll, describe, expect, it } from 'vitest';
import { describeStack } from '../../src/cnn/layerStack.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import type { Output, OutputMime } from '../../src/notebook/output.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';
import { widgetsOf } from './widgetsOf.ts';

/** Curriculum items 7, 23 and pictures of one's own, on the recorded model and few drawn garments. */
const file = '06-what-the-network-sees.md';
const prose = lessonProse(file);
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 360, testCount: 20 }));
}, 180_000);

function outputs<Mime extends OutputMime>(cell: string, mime: Mime): Extract<Output, { mime: Mime }>[] {
  return (run.outputs[cell] ?? []).filter(
    (output): output is Extract<Output, { mime: Mime }> => output.mime === mime,
  );
}
const texts = (cell: string) => outputs(cell, 'text/plain').map(({ text }) => text);
const pictures = (cell: string) => outputs(cell, 'application/vnd.convbook.images+json');
const figures = (cell: string) => outputs(cell, 'application/vnd.plotly.v1+json');
const tables = (cell: string) => outputs(cell, 'application/vnd.convbook.table+json');

describe('lesson 06', () => {
  it('says that the recorded model is recorded, how it was trained and how good it is', () => {
    expect(texts('network')[0]).toBe(
      'Recorded model, not your own: trained on Fashion-MNIST (Zalando SE, MIT licence), the first 50,000 training images, 8 epochs, 88.0 % of the test images right.',
    );
    expect(tables('network')[0]?.footer?.[2]).toBe(74_954);
  });

  it('keeps one sixth of the training pictures aside, as the recorded model did', () => {
    expect(texts('load').at(-1)).toContain('60');
    expect(prose).toContain('the last sixth of the training pictures');
  });

  it('item 7: draws 32 kernels of 3×3, orange above zero and blue below', () => {
    expect(texts('filters')).toEqual(['3 × 3 × 1 × 32']);
    const [kernels] = pictures('filters');
    expect(kernels?.items).toHaveLength(32);
    expect(kernels?.channels).toBe(3);
    expect(prose).toContain('a table of $3 \\times 3$ weights');
  });

  it('item 7: shows the maps of all six layers, the last of one pixel each', () => {
    expect(
      pictures('feature-maps')
        .slice(1)
        .map(({ caption }) => caption),
    ).toEqual([
      'Conv2D: 32 maps of 26×26',
      'MaxPooling2D: 32 maps of 13×13',
      'Conv2D: 64 maps of 11×11',
      'MaxPooling2D: 64 maps of 5×5',
      'Conv2D: 64 maps of 3×3',
      'MaxPooling2D: 64 maps of 1×1',
    ]);
    expect(texts('silent')[0]).toMatch(/^\d+ of 64 are silent$/);
  });

  it('item 7: a number of the third convolution depends on 18×18 pixels', () => {
    const pair = (filters: number) =>
      [
        { kind: 'convolution', filters, kernel: 3, stride: 1, padding: 'valid' },
        { kind: 'pooling', size: 2, stride: 2 },
      ] as const;
    const { layers } = describeStack({ side: 28, channels: 1 }, [...pair(32), ...pair(64), ...pair(64)]);
    expect(layers.map(({ sees }) => sees)).toEqual([3, 4, 8, 10, 18, 22]);
    expect(prose).toContain('$18 \\times 18$ pixels');
  });

  it('asks which pixels matter in three ways', () => {
    expect(pictures('side-by-side')[0]?.items.map(({ below }) => below)).toEqual([
      'picture',
      'gradient × input',
      'occlusion',
      'Grad-CAM',
    ]);
    expect(prose).toContain('all 784 slopes');
    expect(28 * 28).toBe(784);
    expect(prose).toContain('$13 \\times 13 = 169$ places');
    expect((28 - 4) / 2 + 1).toBe(13);
    expect(13 * 13).toBe(169);
  });

  it('draws what eight maps of each convolution like best', () => {
    expect(pictures('maximise').map(({ caption, items }) => [caption, items.length])).toEqual([
      ['convolution 1', 8],
      ['convolution 2', 8],
      ['convolution 3', 8],
    ]);
  });

  it('lays 256 numbers of each picture out on a plane, in two ways', () => {
    for (const cell of ['principal', 'neighbours']) {
      const [figure] = figures(cell);
      expect(figure?.data).toHaveLength(10);
      const points = figure?.data.flatMap((trace) => trace.x as number[]) ?? [];
      expect(points).toHaveLength(60);
      expect(points.every(Number.isFinite)).toBe(true);
    }
  });

  it('item 23: shows the mistakes that it was most sure of, surest first', () => {
    expect(texts('mistakes')[0]).toMatch(/^\d+ wrong, \d+ of them with over 0\.9$/);
    const [worst] = pictures('mistakes');
    expect(worst?.items.every(({ mark }) => mark === 'wrong') ?? true).toBe(true);
  });

  it('judges the picture on the drawing sheet by ten shares that sum to 1', () => {
    expect(widgetsOf(file)).toEqual(['draw-your-own']);
    const shares = Array.from((figures('own-picture')[0]?.data[0]?.x ?? []) as ArrayLike<number>);
    expect(shares).toHaveLength(10);
    expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 4);
    expect(pictures('own-picture')[0]?.items[0]?.above).toBe('Shirt');
    expect(prose).toContain('is a T-shirt, filled with black. The recorded model takes it for a shirt');
  });

  it('measures that a drawing is black and white, and garments are grey', () => {
    const [garments, mine] = tables('domain-shift')[0]?.rows ?? [];
    expect(mine?.[0]).toBe('your picture');
    expect(Number(mine?.[2])).toBeLessThan(Number(garments?.[2]));
    expect(Number(mine?.[1]) + Number(mine?.[2]) + Number(mine?.[3])).toBeGreaterThanOrEqual(98);
  });
});
