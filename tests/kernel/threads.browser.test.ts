import { afterEach, expect, test } from 'vitest';
import { createPassingVerdicts } from '../../src/kernel/verdictMemory.ts';
import { openKernel, type TestKernel, texts } from './openKernel.ts';

let kernel: TestKernel | undefined;
afterEach(() => {
  kernel?.client.dispose();
  kernel = undefined;
});

const training = `
  const model = tf.sequential({ layers: [
    tf.layers.conv2d({ inputShape: [12, 12, 1], filters: 8, kernelSize: 3, activation: 'relu' }),
    tf.layers.maxPooling2d({ poolSize: 2 }),
    tf.layers.flatten(),
    tf.layers.dense({ units: 2, activation: 'softmax' }),
  ] });
  model.compile({ loss: 'categoricalCrossentropy', optimizer: tf.train.adam(0.02) });
  // Bright above or bright below: easy to tell apart.
  const y = tf.tensor(Array.from({ length: 64 }, (_, i) => i % 2 ? [1, 0] : [0, 1]));
  const x = tf.tensor(Array.from({ length: 64 }, (_, i) => Array.from({ length: 144 }, (_, p) => (p < 72) === (i % 2 === 0) ? 1 : 0))).reshape([64, 12, 12, 1]);
  const { loss } = (await model.fit(x, y, { epochs: 12, batchSize: 16 })).history;
  loss.at(-1) < loss[0] / 2`;

test.each([
  { kind: 'blob', realGpu: false },
  { kind: 'data', realGpu: true },
])('a small CNN learns on WebAssembly in a worker of kind $kind', async ({ realGpu }) => {
  kernel = await openKernel({ backend: 'auto' }, { realGpu: async () => realGpu });
  expect(kernel.client.device?.backend).toBe('wasm');
  const { outputs } = await kernel.run(training);
  expect(texts(outputs)).toEqual(['true']);
  // The engine's threads need shared memory, which only an isolated worker has.
  expect(kernel.client.device?.threads).toBe(realGpu ? 1 : Math.min(8, navigator.hardwareConcurrency));
});

test('soon after the start the machine’s speed is timed, and kept for the next start', async () => {
  const verdicts = createPassingVerdicts();
  kernel = await openKernel({ backend: 'auto' }, { realGpu: async () => false, verdicts });
  const speed = () =>
    verdicts.read('blob')?.candidates.find(({ backend }) => backend === 'wasm')?.speedMilliseconds;
  await expect.poll(speed, { timeout: 20_000 }).toBeGreaterThan(0);
  // The page hears of it as of a device, and asks anew what goes by it.
  expect(kernel.events.filter(({ type }) => type === 'device')).toHaveLength(2);
  expect(texts((await kernel.run('tf.memory().numTensors')).outputs)).toEqual(['0']);
});

test('a run that trained says how long that took, and how long it was expected to take', async () => {
  kernel = await openKernel({ backend: 'wasm' });
  const { events } = kernel;
  await expect.poll(() => events.filter(({ type }) => type === 'device').length, { timeout: 20_000 }).toBe(2);
  expect((await kernel.run('1 + 1')).result.training).toBeUndefined();
  const { result } = await kernel.run(training);
  expect(result.training?.seconds).toBeGreaterThan(0);
  expect(result.training?.seconds).toBeLessThanOrEqual(result.elapsed / 1000);
  expect(result.training?.expected).toBeGreaterThan(0);
  const { outputs } = await kernel.run(
    `const { trainingTime } = await import('convbook'); trainingTime(model, { examples: 50_000, epochs: 2 }).seconds > 0`,
  );
  expect(texts(outputs)).toEqual(['true']);
});
