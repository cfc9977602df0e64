import { afterEach, expect, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { openKernel, type TestKernel, texts } from './openKernel.ts';

let kernel: TestKernel | undefined;
afterEach(() => {
  kernel?.client.dispose();
  kernel = undefined;
});

/** Vitest types its session as empty; this is Chromium's Target domain. */
interface Targets {
  send(
    method: 'Target.getTargets',
    options: { filter: readonly object[] },
  ): Promise<{ readonly targetInfos: readonly { readonly type: string }[] }>;
}

/** Workers that the browser has, in whatever frame: the kernel's own and the threads of its pool. */
async function workers(): Promise<number> {
  const { targetInfos } = await (cdp() as unknown as Targets).send('Target.getTargets', { filter: [{}] });
  return targetInfos.filter(({ type }) => type === 'worker').length;
}

const training = `
  const model = tf.sequential({ layers: [
    tf.layers.conv2d({ inputShape: [12, 12, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 2, activation: 'softmax' }),
  ] });
  model.compile({ loss: 'sparseCategoricalCrossentropy', optimizer: 'adam' });
  const [x, y] = [tf.randomUniform([64, 12, 12, 1]), tf.zeros([64, 1])];
  console.log('training');
  await model.fit(x, y, { epochs: 1e6, batchSize: 32 });`;

/** Fifty were counted once, with none left; so many are enough to see one that stays each time. */
const rounds = 12;

test('interrupts and restarts in the middle of training leave no worker behind, and threads that work', async () => {
  kernel = await openKernel({ backend: 'wasm' });
  const { client, until, run } = kernel;
  // One worker for the kernel and one for each further thread.
  const threads = Math.min(8, navigator.hardwareConcurrency);
  expect(client.device?.threads).toBe(threads);
  const patience = { timeout: 20_000 };
  await expect.poll(workers, patience).toBe(threads);
  for (let round = 0; round < rounds; round++) {
    const runId = client.run('fit', training);
    await until((event) => event.type === 'output' && event.runId === runId);
    if (round % 2 === 0) {
      client.interrupt();
      await until((event) => event.type === 'ended' && event.runId === runId);
      expect(client.device?.threads).toBe(threads);
      expect(texts((await run('model.predict(x).shape')).outputs)).toEqual(['[64, 2]']);
    } else {
      await client.restart();
      expect(client.device?.threads, `threads after ${round} rounds`).toBe(threads);
      await expect.poll(workers, patience).toBe(threads);
    }
  }
  client.dispose();
  await expect.poll(workers, patience).toBe(0);
}, 600_000);
