import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type FashionMnist, FashionMnistLoader } from '../../src/lesson/fashionMnist.ts';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import type { ImagesOutput } from '../../src/notebook/output.ts';
import { plainHost, stripes } from './lessonHost.ts';

beforeAll(() => tf.setBackend('cpu'));

function free(data: FashionMnist): void {
  tf.dispose([data.train.images, data.train.labels, data.test.images, data.test.labels]);
}

describe('loadFashionMnist', () => {
  it('gives images of 28×28 with their labels', async () => {
    const host = plainHost({ fashionMnist: async () => stripes(12, 5, 'official') });
    const data = await new FashionMnistLoader(host).load();
    expect(data.train.images.shape).toEqual([12, 28, 28]);
    expect(data.test.images.shape).toEqual([5, 28, 28]);
    expect([...(await data.train.labels.data())]).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 1]);
    expect(data.train.count).toBe(12);
    expect(data.classNames).toHaveLength(10);
    free(data);
  });

  it('shows how many megabytes have come', async () => {
    const host = plainHost({
      fashionMnist: async (onProgress) => {
        onProgress({ step: 'Downloading', loadedBytes: 7_700_000, totalBytes: 30_800_000 });
        return stripes(1, 1, 'official');
      },
    });
    free(await new FashionMnistLoader(host).load());
    expect(host.log).toContainEqual(
      expect.objectContaining({ label: 'Downloading · 7.7 of 30.8 MB', value: 0.25, state: 'running' }),
    );
    expect(host.shown[0]).toMatchObject({ state: 'done' });
  });

  it('gives the same tensors when it is called again, so that they do not pile up', async () => {
    const loader = new FashionMnistLoader(plainHost({ fashionMnist: async () => stripes(3, 2, 'official') }));
    const first = await loader.load();
    const before = tf.memory().numTensors;
    const second = await loader.load();
    expect(second).toBe(first);
    expect(tf.memory().numTensors).toBe(before);
    free(first);
  });

  it('loads again after the learner has disposed of a tensor, and frees the others', async () => {
    const loader = new FashionMnistLoader(plainHost({ fashionMnist: async () => stripes(3, 2, 'official') }));
    const before = tf.memory().numTensors;
    const first = await loader.load();
    first.train.images.dispose();
    const second = await loader.load();
    expect(second.train.images.isDisposed).toBe(false);
    expect(tf.memory().numTensors).toBe(before + 4);
    free(second);
  });

  it('keeps to the number of images from the address bar, and says so', async () => {
    const host = plainHost({
      fashionMnist: async () => stripes(30, 20, 'official'),
      reductions: { train: 12, test: 50 },
    });
    const data = await new FashionMnistLoader(host).load();
    expect([data.train.count, data.test.count]).toEqual([12, 20]);
    expect(data.train.images.shape).toEqual([12, 28, 28]);
    expect(host.shown).toContainEqual({
      mime: 'text/plain',
      level: 'note',
      text: "Reduced by the page's address to 12 training images.",
    });
    free(data);
  });

  it('says of the stand-in that it is one, here and in every gallery', async () => {
    const host = plainHost({ fashionMnist: async () => stripes(4, 2, 'stand-in') });
    const lesson = createLessonModule(host);
    const load = lesson.loadFashionMnist as () => Promise<FashionMnist>;
    const gallery = lesson.gallery as (images: tf.Tensor) => Promise<ImagesOutput>;
    const data = await load();
    expect(host.shown).toContainEqual(
      expect.objectContaining({ text: expect.stringContaining('drawn stand-in, not Fashion-MNIST') }),
    );
    expect(host.log).toContainEqual(
      expect.objectContaining({ state: 'done', label: 'Garments drawn: drawn stand-in, not Fashion-MNIST' }),
    );
    expect((await gallery(data.train.images)).caption).toBe('drawn stand-in, not Fashion-MNIST');
    free(data);
  });

  it('shows a failure and can be tried again', async () => {
    let tries = 0;
    const host = plainHost({
      fashionMnist: async () => {
        tries += 1;
        if (tries === 1) throw new Error('no network');
        return stripes(1, 1, 'official');
      },
    });
    const loader = new FashionMnistLoader(host);
    await expect(loader.load()).rejects.toThrow('no network');
    expect(host.shown[0]).toMatchObject({ state: 'failed', label: expect.stringContaining('no network') });
    free(await loader.load());
  });

  it('refuses images and labels that do not fit together, naming both numbers', async () => {
    const bytes = { ...stripes(3, 2), trainLabels: new Uint8Array(4) };
    const loader = new FashionMnistLoader(plainHost({ fashionMnist: async () => bytes }));
    await expect(loader.load()).rejects.toThrow('2,352 bytes of images do not fit 4 labels');
  });
});
