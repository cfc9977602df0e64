import { beforeAll, describe, expect, it } from 'vitest';
import { describeStack, formatShape } from '../../src/cnn/layerStack.ts';
import { outputSize } from '../../src/cnn/outputSize.ts';
import { convolutionParameters, denseParameters } from '../../src/cnn/parameters.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import { garment } from '../../src/widgets/garments/garments.ts';
import { stacks } from '../../src/widgets/layerStack/stacks.ts';
import { compareMoved, type MoveSettings } from '../../src/widgets/movedGarment/compareMoved.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';
import { widgetsOf } from './widgetsOf.ts';

/** Curriculum items 12, 13 and 25: what the lesson says is what its cells and widgets compute. */
const file = '03-pooling-and-anatomy.md';
const prose = lessonProse(file);
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 200, testCount: 10 }));
}, 120_000);

function texts(cell: string): string[] {
  return (run.outputs[cell] ?? []).flatMap((output) => (output.mime === 'text/plain' ? [output.text] : []));
}
function rows(cell: string): readonly (readonly unknown[])[] {
  const table = run.outputs[cell]?.find((output) => output.mime === 'application/vnd.convbook.table+json');
  return table?.mime === 'application/vnd.convbook.table+json' ? table.rows : [];
}
const percent = (share: number) => `${Math.round(100 * share)} %`;

describe('lesson 03', () => {
  it('item 12: max pooling gives [[20, 30], [112, 37]], average pooling [[13, 8], [79, 19.5]]', () => {
    expect(texts('pool')).toEqual([
      'Tensor float32 [2, 2]\n[[ 20.  30.]\n [112.  37.]]',
      'Tensor float32 [2, 2]\n[[13.   8. ]\n [79.  19.5]]',
    ]);
    expect(prose).toContain('12, 20, 8 and 12. The largest of them is 20, their average is 13');
    expect([Math.max(12, 20, 8, 12), (12 + 20 + 8 + 12) / 4]).toEqual([20, 13]);
  });

  it('item 12: 24 becomes 12, which is a quarter of the numbers, and nothing is learned', () => {
    expect(texts('pool-shapes')).toEqual([
      '{before: [1, 24, 24, 8], after: [1, 12, 12, 8], kept: 0.25, weights: 0}',
    ]);
    expect(prose).toContain('a *quarter* of the numbers');
    expect(texts('leftover')).toEqual(['6']);
    expect(prose).toContain('of 13 rows, 2 by 2, the last one goes, and 6 are left');
  });

  it('item 12: pooling hides much of a small shift and little of a rotation, by the figures of the widget', () => {
    const settings: MoveSettings = { right: 1, down: 0, degrees: 0, view: 'edges', kind: 'max', size: 2 };
    const shifted = compareMoved(garment('boot'), settings);
    expect(prose).toContain(
      `${percent(shifted.before.amount)} of the content has moved before pooling, but only ${percent(shifted.after.amount)} after it`,
    );
    const turned = compareMoved(garment('boot'), { ...settings, right: 0, degrees: 45 });
    expect(prose).toContain(
      `by 45 degrees: ${percent(turned.before.amount)} before, and still ${percent(turned.after.amount)} after`,
    );
    expect(shifted.after.amount / shifted.before.amount).toBeLessThan(0.6);
    expect(turned.after.amount / turned.before.amount).toBeGreaterThan(0.8);
  });

  it('item 12: the share of changed cells does not always fall', () => {
    const turned = compareMoved(garment('boot'), {
      right: 0,
      down: 0,
      degrees: 45,
      view: 'edges',
      kind: 'max',
      size: 2,
    });
    expect(turned.after.cells).toBeGreaterThan(turned.before.cells);
    expect(prose).toContain('It does not always fall');
  });

  it('item 12: measures the shift of a garment of the data set in code', () => {
    const [before = 0, after = 0] = (
      texts('shift')
        .at(-1)
        ?.match(/\d+(?= %)/g) ?? []
    ).map(Number);
    expect(before).toBeGreaterThan(after);
    expect(after).toBeGreaterThan(0);
  });

  it('item 13: two pairs, flatten to 1600, dense: the shapes and parameters of the prose', () => {
    expect(rows('anatomy').map((row) => row[1])).toEqual([
      '28×28×1',
      '26×26×32',
      '13×13×32',
      '11×11×64',
      '5×5×64',
      '1600',
      '256',
      '10',
    ]);
    expect(prose).toContain('$5 \\cdot 5 \\cdot 64 = 1600$');
    expect(5 * 5 * 64).toBe(1600);
  });

  it('item 13: stops at 1×1, and says why', () => {
    expect(texts('until-full')).toEqual([
      '28 → 26 → 13 → 11 → 5 → 3 → 1',
      'conv2d: kernel 3×3 is larger than its padded input 1×1',
    ]);
    expect(prose).toContain('28 → 26 → 13 → 11 → 5 → 3 → 1');
    const { problem } = describeStack({ side: 28, channels: 1 }, stacks['too deep']);
    expect(problem?.repairs.map(({ label }) => label)).toEqual([
      'Use padding ‘same’ in all convolutions',
      'Remove this block',
    ]);
  });

  it('item 13: 28 can be halved four times and 224 seven times', () => {
    expect(texts('halvings')).toEqual(['{28: 4, 64: 6, 224: 7}']);
    expect(prose).toContain('28 → 14 → 7 → 3 → 1');
    let side = 28;
    const sides = [side];
    while (side >= 2) {
      side = outputSize(side, { kernel: 2, stride: 2 });
      sides.push(side);
    }
    expect(sides).toEqual([28, 14, 7, 3, 1]);
  });

  it('item 25: the first dense layer has 409,856 of 431,242 parameters, about 95 %; a global average needs 650', () => {
    const first = denseParameters(1600, 256);
    const all =
      convolutionParameters(3, 1, 32) + convolutionParameters(3, 32, 64) + first + denseParameters(256, 10);
    expect([first, all, percent(first / all)]).toEqual([409_856, 431_242, '95 %']);
    expect(prose).toContain('409{,}856$ of 431,242, about 95 %');
    expect([denseParameters(64, 10), first + denseParameters(256, 10)]).toEqual([650, 412_426]);
    expect(prose).toContain('Its head has 650 parameters, the first one 412,426');
    expect(rows('compare-heads').map((row) => row.slice(0, 2))).toEqual([
      ['flatten, dense 256, dense 10', all],
      ['flatten, dense 10', 320 + 18_496 + denseParameters(1600, 10)],
      ['global average, dense 10', 320 + 18_496 + 650],
    ]);
    const third = describeStack({ side: 28, channels: 1 }, stacks['lesson 5']).layers[5];
    expect(third && formatShape(third.shape)).toBe('1×1×64');
  });

  it('item 12: tries shifted and turned pictures on a trained network', () => {
    expect(rows('moved-pictures').map((row) => row[0])).toEqual([
      'as they are',
      '1 pixel to the right',
      '2 pixels to the right',
      '4 pixels to the right',
      'turned by 15°',
      'turned by 45°',
    ]);
    expect(rows('moved-pictures')[0]?.[1]).toBe(rows('compare-heads')[0]?.[2]);
  });

  it('places widgets that exist, with options that they take', () => {
    expect(widgetsOf(file)).toEqual(['pooling-stepper', 'moved-garment', 'layer-stack', 'layer-stack']);
  });
});
