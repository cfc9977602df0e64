import { readFileSync, statSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { RecordedModelLoader } from '../../src/lesson/recordedModel.ts';
import { plainHost } from './lessonHost.ts';

const file = (name: string) => new URL(`../../public/models/fashion-mnist-cnn/${name}`, import.meta.url);
const recorded = () =>
  plainHost({
    pageBytes: async (name) =>
      new Uint8Array(readFileSync(file(name === 'recorded-model' ? 'model.json' : 'weights.bin'))),
  });

beforeAll(async () => {
  await tf.setBackend('cpu');
});

describe('the recorded model', () => {
  it('is the network of lesson 05, and says what it is', async () => {
    const host = recorded();
    const model = await new RecordedModelLoader(host).load();
    expect(model.countParams()).toBe(74_954);
    expect(host.shown[0]).toMatchObject({ text: expect.stringContaining('Recorded model, not your own') });
  });

  it('is below 350 KB', () => {
    expect(statSync(file('model.json')).size + statSync(file('weights.bin')).size).toBeLessThan(350_000);
  });

  it('comes back as it was recorded after its weights were changed, without new tensors', async () => {
    const loader = new RecordedModelLoader(recorded());
    const model = await loader.load();
    const biases = () => Array.from(model.weights[1]?.read().dataSync() ?? []);
    const before = biases();
    model.setWeights(model.weights.map((weight) => weight.read().add(1)));
    expect(biases()).not.toEqual(before);
    const { numTensors } = tf.memory();
    expect(await loader.load()).toBe(model);
    expect(biases()).toEqual(before);
    expect(tf.memory().numTensors).toBeLessThanOrEqual(numTensors);
  });

  it('is read anew once its tensors are gone', async () => {
    const loader = new RecordedModelLoader(recorded());
    (await loader.load()).dispose();
    const again = await loader.load();
    expect(again.weights.every((weight) => !weight.read().isDisposed)).toBe(true);
  });

  it('passes the page’s reason on where it cannot be had', async () => {
    const host = plainHost({ pageBytes: () => Promise.reject(new Error('status 404')) });
    await expect(new RecordedModelLoader(host).load()).rejects.toThrow('status 404');
  });
});
