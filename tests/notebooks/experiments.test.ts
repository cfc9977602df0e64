import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { outputSize } from '../../src/cnn/outputSize.ts';
import { convolutionParameters, denseParameters } from '../../src/cnn/parameters.ts';
import { onePixel, widen } from '../../src/cnn/receptiveField.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import { multiplyAdds } from '../../src/engine/index.ts';
import { Accuracy } from '../../src/lesson/accuracy.ts';
import type { VariantResult } from '../../src/lesson/experiment.ts';
import type { Output, OutputMime } from '../../src/notebook/output.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonCells, lessonProse, runLesson } from './runLesson.ts';

/**
 * Curriculum items 25, 26, 28, 29 and 32 to 38, run on few drawn garments for one epoch: what the lesson states as a fact
 * of networks must come out. Which curve wins on photographs is for the learner's run to say.
 */
const file = '07-experiments.md';
const prose = lessonProse(file);
const source = lessonCells(file)
  .map((cell) => cell.source)
  .join('\n');
let run: LessonRun;

beforeAll(async () => {
  await startInNode();
  run = await runLesson(file, await drawStandIn({ trainCount: 300, testCount: 10 }));
}, 120_000);

function outputs<Mime extends OutputMime>(cell: string, mime: Mime): Extract<Output, { mime: Mime }>[] {
  return (run.outputs[cell] ?? []).filter(
    (output): output is Extract<Output, { mime: Mime }> => output.mime === mime,
  );
}
const texts = (cell: string) => outputs(cell, 'text/plain').map(({ text }) => text);
const figures = (cell: string) => outputs(cell, 'application/vnd.plotly.v1+json');
const results = (variable: string) => run.scope[variable] as readonly VariantResult[]; // What `experiment` gives.
const names = (variable: string) => results(variable).map(({ name }) => name);

const experiments = [
  'luck',
  'heads',
  'kernel-sizes',
  'optimisers',
  'pooling',
  'learning-curve',
  'depth',
  'search',
  'overfit',
  'regularise',
  'initialisers',
];

describe('lesson 07', () => {
  it.each(experiments)('%s: says its time, trains every variant, and says what it does not show', (cell) => {
    const [line] = outputs(cell, 'application/vnd.convbook.progress+json');
    expect(line).toMatchObject({ state: 'done', value: 1 });
    expect(line?.label).toMatch(/about \d+:\d\d in all/);
    const [table] = outputs(cell, 'application/vnd.convbook.table+json');
    expect(table?.rows.length).toBeGreaterThan(1);
    expect(texts(cell).at(-1)).toMatch(/^Not shown by this: .{20,}/);
    expect(figures(cell).length + figures('search-picture').length).toBeGreaterThan(0);
  });

  it('leaves the test set closed', () => {
    expect(source).not.toContain('test');
    expect(prose).toContain('The test set is not opened in this lesson at all');
  });

  it('builds the network of 14,410 parameters, a fifth of 74,954, more than ten times cheaper', () => {
    const parts = [
      convolutionParameters(3, 1, 8),
      convolutionParameters(3, 8, 16),
      denseParameters(5 * 5 * 16, 32),
      denseParameters(32, 10),
    ];
    const total = parts.reduce((sum, part) => sum + part, 0);
    expect(total).toBe(14_410);
    expect(prose).toContain('14,410 parameters, a fifth');
    expect(74_954 / total).toBeCloseTo(5, 0);
    const example = run.scope.example as tf.LayersModel; // Built by the cell `example`.
    expect(example.countParams()).toBe(total);
    const ours = multiplyAdds(example).reduce((sum, layer) => sum + layer.multiplyAdds, 0);
    const theirs = 26 * 26 * 9 * 32 + 11 * 11 * 288 * 64 + 3 * 3 * 576 * 64 + 64 * 256 + 256 * 10;
    expect(theirs / ours).toBeGreaterThan(10);
  });

  it('knows how far chance goes: 80 % of 500 is ± 3.5 points, and seeds differ', () => {
    expect(prose).toContain('80 % comes with ± 3.5 percentage points');
    expect(new Accuracy(400, 500).points.toFixed(1)).toBe('3.5');
    const ends = results('luck').map(({ history }) => history.loss.at(-1));
    expect(new Set(ends).size).toBe(3);
  });

  it('gives the same numbers for the same seed, and in another run of the lesson', async () => {
    const { first, second } = run.scope as { first: number; second: number };
    expect(second).toBe(first);
    const before = results('optimiserRuns').map(({ history }) => history);
    const only = ['data', 'network', 'optimisers'];
    const again = await runLesson(file, await drawStandIn({ trainCount: 300, testCount: 10 }), { only });
    const after = again.scope.optimiserRuns as readonly VariantResult[];
    expect(after.map(({ history }) => history)).toEqual(before);
  }, 120_000);

  it('item 25: compares a hidden layer, none, and a global average of 16 maps instead of 400 values', () => {
    expect(results('headRuns').map(({ parameters }) => parameters)).toEqual([14_410, 5_258, 1_418]);
    const features = convolutionParameters(3, 1, 8) + convolutionParameters(3, 8, 16);
    expect([14_410 - features, 1_418 - features]).toEqual([13_162, 170]);
    expect(prose).toContain('holds 13,162 of its 14,410 parameters');
    expect(prose).toContain('gets by with 170');
    expect(prose).toContain('16 numbers instead of 400');
    // The lesson on Fashion-MNIST: 28 → 26 → 13 → 11 → 5 → 3 → 1, so that an average has one pixel to take.
    expect(outputSize(outputSize(5, { kernel: 3 }), { kernel: 2, stride: 2 })).toBe(1);
  });

  it('item 26: sweeps 3, 5 and 7; stacked 3×3 see as far as 5×5 and 7×7 with fewer weights', () => {
    expect(names('kernelRuns')).toEqual(['3×3', '5×5', '7×7']);
    const twice = widen(widen(onePixel, 3, 1), 3, 1);
    expect([twice.size, widen(twice, 3, 1).size]).toEqual([5, 7]);
    expect(prose).toContain('$49 C^2$ weights, three $3 \\times 3$ layers have $27 C^2$');
    const [table] = outputs('stacked', 'application/vnd.convbook.table+json');
    expect(table?.rows.map((row) => row[2])).toEqual([49 * 64 ** 2, 27 * 64 ** 2]);
  });

  it('item 28: races SGD, momentum, RMSProp and Adam from the same weights', () => {
    expect(names('optimiserRuns')).toEqual(['SGD', 'momentum', 'RMSProp', 'Adam']);
    const loss = (place: number) => results('optimiserRuns')[place]?.history.loss[0] ?? Number.NaN;
    for (const faster of [1, 2, 3]) expect(loss(faster)).toBeLessThan(loss(0));
  });

  it('item 29: puts the best weights back, which earlyStopping of tfjs refuses to do', () => {
    const { best, lossNow } = run.scope as { best: { loss: number }; lossNow: number };
    const { history } = run.scope as { history: { val_loss: number[] } };
    expect(best.loss).toBe(Math.min(...history.val_loss));
    expect(texts('restore-best')[0]).toContain(`lowest: ${best.loss}`);
    expect(lossNow).toBeCloseTo(best.loss, 4);
    expect(texts('early-stopping')[0]).toContain('restoreBestWeights = True is not implemented');
    expect(prose).toContain('in TensorFlow.js that option throws an error');
  });

  it('item 32: sets max against average pooling, alike in all else', () => {
    expect(names('poolingRuns')).toEqual(['max', 'average']);
    expect(new Set(results('poolingRuns').map(({ parameters }) => parameters)).size).toBe(1);
    expect(prose).toContain('*global average* pooling is the standard');
  });

  it('item 33: spends the same number of batches on every number of pictures', () => {
    expect(figures('learning-curve')[0]?.data[0]?.x).toEqual([125, 240]);
    expect(source).toContain('epochs: Math.round((4 * trainCount) / count)');
    // 2,000 of 60,000 is a thirtieth.
    expect([125, 500, 2000].map((count) => count * Math.round(8000 / count))).toEqual([8000, 8000, 8000]);
    expect(source).toContain('a thirtieth');
    expect(prose).toContain(
      'A rule of thumb says a couple of thousand for each class. It depends on the task',
    );
    expect(prose).toContain('this is called **transfer learning**');
    expect(60_000 / 2_000).toBe(30);
  });

  it('item 35: gives grid and random search nine runs each; the grid tries three rates, random nine', () => {
    const [grid, random] = figures('search-picture')[0]?.data ?? [];
    const different = (trace: Record<string, unknown> | undefined) => new Set(trace?.x as number[]).size;
    expect([different(grid), different(random)]).toEqual([3, 9]);
    expect(results('searched')).toHaveLength(18);
    expect(prose).toContain('It sounds careless and is usually better');
  });

  it('item 36: says what else CNNs suit, and what they do not', () => {
    expect(prose).toContain('sound, for text, or for genetic sequences');
    expect(prose).toContain('gradient boosting is the better first try');
  });

  it('item 38: zeros stay at blind guessing, ln 10; He and Glorot do not', () => {
    expect(prose).toContain('$\\ln 10 \\approx 2.303$');
    const loss = Object.fromEntries(
      results('initialiserRuns').map(({ name, history }) => [name, history.loss.at(-1) ?? Number.NaN]),
    );
    expect(loss.zeros).toBeCloseTo(Math.log(10), 1);
    expect(loss.tiny).toBeCloseTo(Math.log(10), 1);
    expect(loss.Glorot).toBeLessThan(2.29);
    expect(loss.He).toBeLessThan(2.29);
    expect(loss.huge).toBeGreaterThan(5);
  });

  it('item 38: tfjs starts from glorotNormal with zero biases, with the spreads that the prose gives', async () => {
    expect(texts('default-start')[0]).toContain("mode: 'fanAvg', distribution: 'normal'");
    const spread = async (kernelInitializer: 'heNormal' | 'glorotNormal') => {
      const layer = tf.layers.dense({ units: 200, inputShape: [300], kernelInitializer });
      const model = tf.sequential({ layers: [layer] });
      const [weights, biases] = model.getWeights();
      expect((await biases?.abs().max().data())?.[0]).toBe(0);
      const deviation = Math.sqrt((await weights?.square().mean().data())?.[0] ?? Number.NaN);
      model.dispose();
      return deviation;
    };
    expect((await spread('heNormal')) / Math.sqrt(2 / 300)).toBeCloseTo(0.88, 2);
    expect((await spread('glorotNormal')) / Math.sqrt(2 / 500)).toBeCloseTo(0.88, 2);
    expect(prose).toContain('a spread of 0.88 times that');
    expect(prose).toContain('$\\sqrt{2 / n}$');
    expect(prose).toContain('$\\sqrt{2 / (n + m)}$');
  });
});

describe('lesson 07, with all its epochs', () => {
  let whole: LessonRun;
  beforeAll(async () => {
    const only = ['data', 'network', 'luck', 'kernel-sizes', 'depth', 'overfit'];
    const data = await drawStandIn({ trainCount: 300, testCount: 10 });
    whole = await runLesson(file, data, { mostEpochs: 60, only });
  }, 120_000);
  const runs = (variable: string) => whole.scope[variable] as readonly VariantResult[];

  it('item 34: 20 plain layers do worse on their own training pictures than 4, and skips mend it', () => {
    expect(runs('depthRuns').map(({ name }) => name)).toEqual(['4', '20', '4 with skips', '20 with skips']);
    const [four, twenty, , mended] = runs('depthRuns').map(
      ({ history }) => history.loss.at(-1) ?? Number.NaN,
    );
    expect(twenty).toBeGreaterThan(four ?? Number.NaN);
    expect(mended).toBeLessThan(twenty ?? Number.NaN);
    const parameters = runs('depthRuns').map((result) => result.parameters);
    expect(parameters[1]).toBe(parameters[3]);
  });

  it('item 37: 32 pictures are learned by heart; with a rate too large or too small they are not', () => {
    const [healthy, large, small] = runs('overfitRuns');
    expect(healthy?.history.accuracy.at(-1)).toBe(1);
    expect(healthy?.history.loss.at(-1)).toBeLessThan(0.1);
    expect(large?.history.accuracy.at(-1)).toBeLessThan(0.5);
    expect(small?.history.accuracy.at(-1)).toBeLessThan(0.5);
  });
});
