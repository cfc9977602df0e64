import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { CurveScales, LiveCurves } from '../../src/lesson/liveCurves.ts';
import type { PlotlyOutput, ProgressOutput } from '../../src/notebook/output.ts';
import { type PlainHost, plainHost } from './lessonHost.ts';

beforeAll(() => tf.setBackend('cpu'));

/** A model of one weight, whose training is quick. */
function tinyModel(learningRate = 0.1, metrics: string[] = ['accuracy']): tf.Sequential {
  const model = tf.sequential({
    layers: [
      // Fixed weights, so that each training starts from the same loss.
      tf.layers.dense({ units: 2, activation: 'softmax', inputShape: [1], kernelInitializer: 'ones' }),
    ],
  });
  model.compile({ optimizer: tf.train.sgd(learningRate), loss: 'sparseCategoricalCrossentropy', metrics });
  return model;
}

const inputs = () => tf.tensor2d([[0], [1], [0], [1], [0], [1], [0], [1]]);
const labels = () => tf.tensor1d([0, 1, 0, 1, 0, 1, 0, 1]);

/** A host whose clock moves by `step` milliseconds at each look. */
function ticking(step: number): PlainHost {
  let time = 0;
  return plainHost({
    now: () => {
      time += step;
      return time;
    },
  });
}

function figures(host: PlainHost): PlotlyOutput[] {
  return host.shown.filter((output) => output.mime === 'application/vnd.plotly.v1+json');
}

function lines(host: PlainHost): ProgressOutput[] {
  return host.log.filter((output) => output.mime === 'application/vnd.convbook.progress+json');
}

/** The traces that stand for whole epochs. */
function epochTraces(figure: PlotlyOutput | undefined) {
  return (figure?.data ?? []).filter((trace) => typeof trace.name === 'string');
}

async function trained(host: PlainHost, args: tf.ModelFitArgs = {}, model = tinyModel()) {
  const history = await model.fit(inputs(), labels(), {
    batchSize: 2,
    epochs: 3,
    shuffle: false,
    validationData: [inputs(), labels()],
    callbacks: new LiveCurves(host, new CurveScales()),
    ...args,
  });
  return { history, model };
}

describe('live curves', () => {
  it('draw the losses that fit reports: training solid, unseen dashed, the end named with its value', async () => {
    const host = ticking(1);
    const { history } = await trained(host);
    const [loss, metric] = figures(host);
    const [train, unseen] = epochTraces(loss);
    expect(train?.x).toEqual([1, 2, 3]);
    expect(train?.y).toEqual(history.history.loss);
    expect(unseen?.y).toEqual(history.history.val_loss);
    expect(train).toMatchObject({ line: { dash: 'solid' }, meta: { series: 'train' } });
    expect(unseen).toMatchObject({ line: { dash: 'dash' }, meta: { series: 'validation' } });
    const last = Number(history.history.val_loss?.at(-1));
    expect(unseen?.name).toBe(`unseen ${last.toFixed(3)}`);
    expect(epochTraces(metric)[0]?.y).toEqual(history.history.acc);
    expect(loss).toMatchObject({
      span: 'half',
      layout: { title: { text: 'loss' }, xaxis: { range: [0, 3] } },
    });
    expect(metric?.layout).toMatchObject({ title: { text: 'accuracy' } });
  });

  it('count epochs, speed and time left in one line', async () => {
    const host = ticking(50);
    await trained(host);
    const labelsSeen = lines(host).map(({ label }) => label);
    expect(labelsSeen.some((label) => /^epoch 2 of 3 · [\d,]+ images\/s · \d+:\d\d left$/.test(label))).toBe(
      true,
    );
    expect(host.shown[0]).toMatchObject({
      state: 'done',
      value: 1,
      label: expect.stringMatching(/^3 epochs · /),
    });
  });

  it('keep within the axes all that is drawn, and widen the axes only', async () => {
    const host = ticking(300);
    await trained(host);
    const drawn = host.log.filter((output) => output.mime === 'application/vnd.plotly.v1+json');
    for (const title of ['loss', 'accuracy']) {
      const frames = drawn.filter(({ layout }) => JSON.stringify(layout?.title).includes(title));
      expect(frames.length).toBeGreaterThan(6);
      let top = 0;
      // The first frame is empty.
      for (const { data, layout } of frames.slice(1)) {
        const [low, high] = (layout as { yaxis: { range: [number, number] } }).yaxis.range;
        expect(low).toBe(0);
        expect(high).toBeGreaterThanOrEqual(top);
        top = high;
        const values = data.flatMap(({ y }) => y as number[]);
        expect(Math.max(...values)).toBeLessThanOrEqual(high);
        expect(Math.min(...values)).toBeGreaterThanOrEqual(low);
      }
    }
  });

  it('name the faint line of batches until the first epoch is over', async () => {
    const host = ticking(300);
    await trained(host);
    const names = host.log
      .filter((output) => output.mime === 'application/vnd.plotly.v1+json')
      .filter(({ data }) => data.some(({ opacity }) => opacity === 0.35))
      .map(({ data }) => data.find(({ opacity }) => opacity === 0.35)?.name);
    expect(names[0]).toBe('train, batch');
    expect(names.at(-1)).toBeUndefined();
  });

  it('update the line at most ten times a second', async () => {
    const host = ticking(1);
    await trained(host, { epochs: 2 });
    // Begin, two epoch ends and the end: the batches in between lie within 100 ms.
    expect(lines(host).length).toBeLessThanOrEqual(6);
  });

  it('read the loss of a batch at most four times a second', async () => {
    let reads = 0;
    const host = plainHost();
    const callback = new LiveCurves(host, new CurveScales());
    callback.setParams({ epochs: 1, samples: 100, batchSize: 10, metrics: ['loss'] });
    await callback.onTrainBegin();
    await callback.onEpochBegin(0);
    const loss = tf.scalar(1);
    const data = loss.data.bind(loss);
    loss.data = ((...given: []) => {
      reads += 1;
      return data(...given);
    }) as typeof loss.data;
    for (let batch = 0; batch < 10; batch++) {
      host.time += 100;
      await callback.onBatchEnd(batch, { batch, size: 10, loss });
    }
    expect(reads).toBe(3);
  });

  it('say where a training was stopped', async () => {
    const host = ticking(1);
    const model = tinyModel();
    const stop = new tf.CustomCallback({
      onEpochEnd: async (epoch) => {
        if (epoch === 1) model.stopTraining = true;
      },
    });
    await trained(host, { callbacks: [new LiveCurves(host, new CurveScales()), stop], epochs: 5 }, model);
    expect(host.shown[0]).toMatchObject({
      state: 'stopped',
      label: expect.stringMatching(/^epoch 2 of 5 · /),
    });
  });

  it('put the point of an epoch that was stopped half-way where it stopped', async () => {
    const host = ticking(1);
    const model = tinyModel();
    const stop = new tf.CustomCallback({
      onBatchBegin: async (batch) => {
        if (batch === 1) model.stopTraining = true;
      },
    });
    await trained(host, { callbacks: [new LiveCurves(host, new CurveScales()), stop] }, model);
    expect(epochTraces(figures(host)[0])[0]?.x).toEqual([0.5]);
    expect(host.shown[0]).toMatchObject({ state: 'stopped' });
  });

  it('work without validation data, without metrics and for one epoch', async () => {
    const host = ticking(1);
    const model = tinyModel(0.1, []);
    await model.fit(inputs(), labels(), { epochs: 1, callbacks: new LiveCurves(host, new CurveScales()) });
    expect(figures(host)).toHaveLength(1);
    expect(epochTraces(figures(host)[0])).toHaveLength(1);
    expect(host.shown[0]).toMatchObject({ state: 'done', label: expect.stringMatching(/^1 epoch · /) });
  });

  it('go on where a training with initialEpoch goes on', async () => {
    const host = ticking(1);
    await trained(host, { initialEpoch: 2, epochs: 4 });
    expect(epochTraces(figures(host)[0])[0]?.x).toEqual([3, 4]);
    expect(figures(host)[0]?.layout).toMatchObject({ xaxis: { range: [2, 4] } });
    expect(host.shown[0]).toMatchObject({ label: expect.stringMatching(/^2 epochs · /) });
  });

  it('call a loss that is no number a failure, and say what to try', async () => {
    const host = ticking(1);
    await trained(host, {}, tinyModel(Number.NaN));
    expect(host.shown[0]).toMatchObject({
      state: 'failed',
      label: expect.stringContaining('try a smaller learning rate'),
    });
    expect(epochTraces(figures(host)[0])[0]?.y).toContain(null);
  });

  it('keep the axes of the first run for later ones, so that runs compare', async () => {
    const scales = new CurveScales();
    const [first, second] = [ticking(1), ticking(1)];
    await trained(first, { callbacks: new LiveCurves(first, scales) });
    const range = figures(first)[0]?.layout;
    await trained(second, { callbacks: new LiveCurves(second, scales), epochs: 1 });
    expect(figures(second)[0]?.layout?.yaxis).toEqual(range?.yaxis);
  });

  it('leave no tensor behind', async () => {
    const host = ticking(300);
    const model = tinyModel();
    const [x, y] = [inputs(), labels()];
    await model.fit(x, y, { epochs: 1, callbacks: new LiveCurves(host, new CurveScales()) });
    const before = tf.memory().numTensors;
    await model.fit(x, y, { epochs: 2, callbacks: new LiveCurves(host, new CurveScales()) });
    expect(tf.memory().numTensors).toBe(before);
  });
});
