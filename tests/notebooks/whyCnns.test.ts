import type * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { denseNetwork } from '../../src/cnn/denseNetwork.ts';
import { convolutionParameters, denseParameters } from '../../src/cnn/parameters.ts';
import { drawStandIn } from '../../src/data/standIn.ts';
import type { Output, OutputMime } from '../../src/notebook/output.ts';
import { challenge, milestones } from '../../src/widgets/timeline/milestones.ts';
import { startInNode } from '../engine/wasm/startInNode.ts';
import { type LessonRun, lessonProse, lessonText, runLesson } from './runLesson.ts';

/** Curriculum items 1 to 7, run from top to bottom on few drawn garments. */
const file = '01-why-cnns.md';
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

describe('lesson 01', () => {
  it('item 1: gives the top-5 errors of the challenge as the timeline does, AlexNet with 15.3 %', () => {
    const [first, second, runnerUp, alexNet] = challenge.map(({ topFiveError }) => topFiveError);
    expect(prose).toContain(`2010 was wrong on ${first?.toFixed(0)} % of the pictures`);
    expect(prose).toContain(`2011 on ${second?.toFixed(0)} %`);
    expect(prose).toContain(
      `AlexNet was wrong on ${alexNet} %, and the runner-up of that year on ${runnerUp} %`,
    );
    expect([alexNet, runnerUp]).toEqual([15.3, 26.2]);
    expect(prose).toContain('**top-5** errors');
    expect(prose).toContain('1,000 classes');
  });

  it('item 2: dates CNNs before the 1990s, by the same years as the timeline', () => {
    const yearOf = Object.fromEntries(milestones.map(({ name, year }) => [name, year]));
    expect(prose).toContain(`The Neocognitron of ${yearOf.Neocognitron}`);
    expect(prose).toContain(`became known in ${yearOf['Back-propagation']}`);
    expect(prose).toContain(`In ${yearOf['First trained CNN']} the two came together`);
    expect(prose).toContain(`LeNet-5 followed in ${yearOf['LeNet-5']}`);
    expect(prose).toContain(`ImageNet brought in ${yearOf.ImageNet}`);
  });

  it('item 3: a 3-4-4-1 network has 32 weights and 41 parameters, here and in TensorFlow.js', () => {
    const { weights, weightCount, parameterCount } = denseNetwork([3, 4, 4, 1]);
    expect([weightCount, parameterCount]).toEqual([32, 41]);
    expect(prose).toContain(`= ${weights.join(' + ')} = ${weightCount}$ weights`);
    expect(prose).toContain(`the network has ${parameterCount} **parameters**`);
    expect((run.scope.toy as tf.Sequential).countParams()).toBe(41);
    const widget = lessonText(file).indexOf('```widget toy-network\nsizes: 3-4-4-1\n```');
    // It prints the count that the question asks for.
    expect(widget).toBeGreaterThan(lessonText(file).indexOf('```js id=toy'));
  });

  it('item 4: shows a grey picture as 28×28 numbers, and colour as height × width × 3', () => {
    expect(28 * 28).toBe(784);
    expect((run.scope.colour as tf.Tensor).size).toBe(2352);
    expect(prose).toContain('height × width × 3');
    expect(prose).toContain('then has 2,352 numbers instead of 784');
    expect(texts('pixels').join()).toContain('[8, 12]');
  });

  it('item 5: counts 200,960 parameters for the dense layer and 320 for the convolution', () => {
    expect(texts('parameters').join()).toMatch(/dense: 200,?960[\s\S]*convolution: 320/);
    expect([denseParameters(784, 256), convolutionParameters(3, 1, 32)]).toEqual([200_960, 320]);
    // What a dense layer lacks is not sight but locality and weight sharing.
    expect(prose).toContain('A dense layer even sees every pixel');
    for (const lacks of ['locality', 'weight sharing'])
      expect(prose).toContain(`This is called **${lacks}**`);
    expect(prose).toContain('784 \\cdot 256 + 256 = 200{,}960');
    expect(prose).toContain('3 \\cdot 3 \\cdot 1 \\cdot 32 + 32 = 320');
  });

  it('item 5: shuffles every picture by the same order and loses no pixel', async () => {
    const { inOrder, shuffled, order } = run.scope as Record<string, tf.Tensor>;
    if (inOrder === undefined || shuffled === undefined || order === undefined)
      throw new Error('not defined');
    const [before, after, places] = [await inOrder.data(), await shuffled.data(), await order.data()];
    for (const picture of [0, 7]) {
      const expected = Array.from(places, (place) => before[picture * 784 + place]);
      expect(Array.from(after.slice(picture * 784, (picture + 1) * 784))).toEqual(expected);
    }
    expect(new Set(places).size).toBe(784);
    expect(Array.from(places)).not.toEqual(Array.from(places).sort((one, other) => one - other));
  });

  it('item 5: trains both networks on both kinds of pictures, and draws and limits the comparison', () => {
    const figures = outputs('shuffled-pixels', 'application/vnd.plotly.v1+json');
    expect(figures[0]?.data.map(({ name }) => name)).toEqual([
      'dense, in order',
      'dense, shuffled',
      'CNN, in order',
      'CNN, shuffled',
    ]);
    expect(texts('shuffled-pixels').join()).toMatch(/Not shown by this: one seed and few pictures/);
    const [measured, lost] = outputs('shuffled-pixels', 'application/vnd.convbook.table+json');
    expect(measured?.rows.map((row) => row[1])).toEqual([50_890, 50_890, 23_946, 23_946]);
    expect(lost?.columns).toEqual(['network', 'points lost']);
    // nineteen times out of twenty, for a share of about 78 % of 1,000
    expect(100 * 1.96 * Math.sqrt((0.78 * 0.22) / 1000)).toBeCloseTo(2.6, 1);
  });

  it('items 6 and 7: the shapes and fields of view named are those of the network of lesson 5', () => {
    const sides = [28, 26, 13, 11, 5, 3, 1];
    expect(prose).toContain(`from ${sides[0]} × 28 × 1 to ${sides.at(-1)} × 1 × 64`);
    // A convolution adds (3 − 1) steps to what it sees, and a step doubles with each pooling before it.
    const sees = [3, 3 + 1 + 2 * 2, 3 + 1 + 2 * 2 + 2 + 4 * 2];
    expect(sees).toEqual([3, 8, 18]);
    expect(prose).toContain('8 × 8 pixels in the second convolution, 18 × 18 in the third');
    expect(prose).toContain('it is one network');
  });
});
