import { beforeAll, describe, expect, it } from 'vitest';
import { convolve } from '../../src/cnn/convolution.ts';
import { describeStack } from '../../src/cnn/layerStack.ts';
import { outputSize } from '../../src/cnn/outputSize.ts';
import { convolutionParameters, denseParameters } from '../../src/cnn/parameters.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import { presetImage, presetKernel } from '../../src/widgets/convolution/presets.ts';
import { stacks } from '../../src/widgets/layerStack/stacks.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';
import { widgetsOf } from './widgetsOf.ts';

/** Curriculum items 8 to 11, 26, 27 and 31: what the lesson says is what its cells and widgets compute. */
const file = '02-convolution.md';
const prose = lessonProse(file);
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 20, testCount: 10 }));
}, 120_000);

function texts(cell: string): string[] {
  return (run.outputs[cell] ?? []).flatMap((output) => (output.mime === 'text/plain' ? [output.text] : []));
}
function rows(cell: string): readonly (readonly unknown[])[] {
  const table = run.outputs[cell]?.find((output) => output.mime === 'application/vnd.convbook.table+json');
  return table?.mime === 'application/vnd.convbook.table+json' ? table.rows : [];
}
const talkMap = 'Tensor float32 [3, 3]\n[[4. 3. 4.]\n [2. 4. 3.]\n [2. 3. 4.]]';

describe('lesson 02', () => {
  it('item 8: tf.conv2d gives [[4,3,4],[2,4,3],[2,3,4]], and so does the widget', () => {
    expect(texts('conv')).toEqual([talkMap]);
    expect(convolve([presetImage('talk')], [presetKernel('talk')])).toEqual([
      [4, 3, 4],
      [2, 4, 3],
      [2, 3, 4],
    ]);
    expect(prose).toContain('Four products are 1 and five are 0, so the sum is 4');
    expect(prose).toContain('the next sum is 3');
  });

  it('items 8 and 27: spells out the products, their sum, and the same by two loops', () => {
    expect(texts('products')).toEqual([
      'Tensor float32 [3, 3]\n[[1. 0. 1.]\n [0. 1. 0.]\n [0. 0. 1.]]',
      'Tensor float32 []\n4.0',
    ]);
    expect(texts('by-hand')).toEqual([talkMap]);
    expect(
      presetKernel('talk')
        .flat()
        .filter((weight) => weight === 1),
    ).toHaveLength(5);
    expect(prose).toContain('with zeros and ones: 5. A 4 says: one is missing');
  });

  it('item 8: the kernel slides and is not rotated', () => {
    expect(texts('no-rotation')).toEqual(['Tensor float32 []\n7.0', 'Tensor float32 []\n9.0']);
    expect(prose).toContain('cross-correlation');
  });

  it('item 8: blur has positive weights that sum to 1', () => {
    const weights = presetKernel('blur').flat();
    expect(weights.every((weight) => weight > 0)).toBe(true);
    expect(weights.reduce((sum, weight) => sum + weight, 0)).toBeCloseTo(1, 12);
  });

  it('item 8: shows a garment through four kernels', () => {
    const [gallery] = run.outputs['garment-kernels']?.slice(-1) ?? [];
    if (gallery?.mime !== 'application/vnd.convbook.images+json') throw new Error('no gallery');
    expect(gallery.items.map(({ below }) => below)).toEqual([
      'the picture',
      'vertical edges',
      'horizontal edges',
      'blur',
      'sharpen',
    ]);
  });

  it('item 9: a stride of 2 leaves the four corners, a stride of 3 one place', () => {
    expect(texts('stride')).toEqual(['Tensor float32 [2, 2]\n[[4. 4.]\n [2. 4.]]']);
    expect(prose).toContain('the four corners of the map before');
    expect(outputSize(5, { kernel: 3, stride: 3 })).toBe(1);
    expect((5 - 3) % 3).toBe(2);
    expect(prose).toContain('the last two rows and columns of the picture are never looked at');
  });

  it('items 10 and 31: one zero on each side is what ‘same’ adds for 3×3; nothing is added by default', () => {
    expect(texts('padding')).toContain('largest difference between the two: 0');
    expect(texts('default-padding')).toEqual(['valid']);
    expect(prose).toContain('one for 3, two for 5, three for 7');
    for (const [kernel, padding] of [
      [3, 1],
      [5, 2],
      [7, 3],
    ] as const) {
      expect((kernel - 1) / 2).toBe(padding);
      expect(outputSize(28, { kernel, padding })).toBe(28);
    }
    expect(prose).toContain('In practice 0, 1 or 2, and none if you say nothing');
    expect(prose).toContain('it does not enlarge the picture');
  });

  it('item 11: out = ⌊(n + 2p − k)/s⌋ + 1', () => {
    expect(prose).toContain('\\left\\lfloor \\frac{n + 2p - k}{s} \\right\\rfloor + 1');
    expect(rows('sizes')).toHaveLength(7);
    for (const [n, k, s, p, places] of rows('sizes').map((row) => row.map(Number))) {
      expect(places).toBe(Math.floor(((n ?? 0) + 2 * (p ?? 0) - (k ?? 0)) / (s ?? 1)) + 1);
    }
  });

  it('item 11: eight kernels make eight maps; 24×24 means 5×5 kernels, 3×3 kernels make 26×26', () => {
    expect(texts('many-kernels')).toEqual(['[1, 24, 24, 8]', '[1, 26, 26, 8]']);
    expect(prose).toContain('$28 - 5 + 1 = 24$');
    const [maps] = run.outputs['feature-maps'] ?? [];
    expect(maps?.mime === 'application/vnd.convbook.images+json' && maps.items.length).toBe(8);
  });

  it('item 11: 320 and 18,496 parameters, against 200,960 of a dense layer', () => {
    expect(rows('parameters').map((row) => row[2])).toEqual([320, 18_496]);
    expect([convolutionParameters(3, 1, 32), convolutionParameters(3, 32, 64)]).toEqual([320, 18_496]);
    expect(denseParameters(784, 256)).toBe(200_960);
    expect(prose).toContain('= 320$');
    expect(prose).toContain('18{,}496');
    expect(prose).toContain('784 pixels needs 200,960');
  });

  it('item 26: three stacked 3×3 see as far as one 7×7, with fewer weights', () => {
    const image = { side: 28, channels: 1 };
    expect(describeStack(image, stacks['three 3×3']).layers.map(({ sees }) => sees)).toEqual([3, 5, 7]);
    expect(describeStack(image, stacks['one 7×7']).layers.map(({ sees }) => sees)).toEqual([7]);
    expect(rows('stacked')).toEqual([
      ['5×5', 25 * 64 * 64, 18 * 64 * 64],
      ['7×7', 49 * 64 * 64, 27 * 64 * 64],
    ]);
    expect(prose).toContain('sees 3 pixels across, two see 5, three see 7');
    expect(prose).toContain('One might think that large pictures need large kernels. They do not');
  });

  it('places widgets that exist, with options that they take', () => {
    expect(widgetsOf(file)).toEqual([
      'convolution-stepper',
      'convolution-stepper',
      'convolution-stepper',
      'convolution-stepper',
      'convolution-stepper',
      'layer-stack',
      'layer-stack',
    ]);
  });
});
