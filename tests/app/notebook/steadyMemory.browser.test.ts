import { afterEach, expect, inject, test } from 'vitest';
import { cdp } from 'vitest/browser';
import { openSession, type Session } from '../../../src/app/notebook/session.ts';
import { createKernelClient } from '../../../src/kernel/client.ts';
import { type WorkerHeaps, watchWorkers } from '../../browser/workerHeaps.ts';

/** A student trains again and again for hours: nothing may pile up, neither in the worker nor in what the page keeps. */
/** `RUNS=1000` before the command makes it two hours' worth. */
const runs = inject('runs');
/**
 * TensorFlow.js keeps what it has worked out of the last hundred models, and no more; the browser goes on compiling what
 * runs often, and counts the machine code.
 */
const warmUp = Math.max(110, Math.round(runs * 0.3));

const training = `import { liveCurves } from 'convbook';
const net = tf.sequential({ layers: [
  tf.layers.conv2d({ filters: 2, kernelSize: 3, activation: 'relu', inputShape: [6, 6, 1] }),
  tf.layers.maxPooling2d({ poolSize: 2 }), tf.layers.flatten(), tf.layers.dense({ units: 3, activation: 'softmax' }) ] });
net.compile({ optimizer: 'adam', loss: 'categoricalCrossentropy', metrics: ['accuracy'] });
const tiny = tf.randomUniform([8, 6, 6, 1]);
const classes = tf.oneHot(tf.tensor1d([0, 1, 2, 0, 1, 2, 0, 1], 'int32'), 3);
const fitted = await net.fit(tiny, classes, { epochs: 1, batchSize: 8, callbacks: liveCurves() });
fitted.history.loss.length`;

let session: Session | undefined;
let workers: WorkerHeaps | undefined;
afterEach(async () => {
  await workers?.stop();
  session?.dispose();
  session = undefined;
});

async function pageHeap(): Promise<number> {
  // The provider's session is typed without the protocol's commands.
  const protocol = cdp() as unknown as { send(command: string): Promise<{ usedSize?: number }> };
  await protocol.send('HeapProfiler.collectGarbage');
  return (await protocol.send('Runtime.getHeapUsage')).usedSize ?? Number.NaN;
}

test(`memory is flat within 5 % over ${runs} runs of a training cell`, { timeout: 900_000 }, async () => {
  const client = createKernelClient({
    mount: document.body,
    baseUrl: new URL('/', location.href).href,
    loadDataset: () => Promise.reject(new Error('This test has no data set.')),
    pageBytes: (name) => Promise.reject(new Error(`This test has no ${name}.`)),
    now: () => performance.now(),
    fetch: (...request) => fetch(...request),
  });
  const open = openSession(
    { frontMatter: '', cells: [{ kind: 'code', id: 'train', source: training, info: '' }] },
    {
      connect: () => Promise.resolve(client),
      options: { backend: 'wasm', reductions: {} },
      now: () => Date.now(),
      soon: (task) => void setTimeout(task, 30),
    },
  );
  session = open;
  const runOnce = () =>
    new Promise<void>((resolve, reject) => {
      const stop = client.subscribe((event) => {
        if (event.type !== 'ended') return;
        stop();
        if (event.result.state === 'done') resolve();
        else reject(new Error(`a run ${event.result.state}: ${JSON.stringify(event)}`));
      });
      open.run('train');
    });
  // Watched once there is one: a frame that comes later is not always told of.
  await runOnce();
  const watched = await watchWorkers();
  workers = watched;
  await expect.poll(watched.count).toBeGreaterThan(0);
  const measure = async () => {
    await expect.poll(() => open.kernel.getState().state).toBe('idle');
    const memory = open.kernel.getState().memory;
    return {
      tensors: memory?.tensors ?? Number.NaN,
      bytes: memory?.bytes ?? Number.NaN,
      held: memory?.held?.bytes ?? Number.NaN,
      outputs: open.notebook.getState().cells.train?.outputs.length ?? Number.NaN,
      variables: open.variables.getState().byName.size,
      page: await pageHeap(),
      workers: await watched.bytes(),
    };
  };
  for (let run = 0; run < warmUp; run += 1) await runOnce();
  const before = await measure();
  for (let run = warmUp; run < runs; run += 1) await runOnce();
  const after = await measure();
  console.info(`memory over ${runs} runs`, JSON.stringify({ before, after }));
  expect(before.tensors).toBeGreaterThan(0);
  const counts = { held: 0, page: 0, workers: 0 };
  expect({ ...after, ...counts }).toEqual({ ...before, ...counts });
  expect(after.held).toBeLessThanOrEqual(before.held * 1.05);
  expect(after.page).toBeLessThanOrEqual(before.page * 1.05);
  // The worker's own heap with what it computes on: TensorFlow.js never forgets the name of a weight, 0.7 KB a model.
  const total = ({ page, workers: heaps, held }: typeof after): number => page + heaps + held;
  expect(total(after)).toBeLessThanOrEqual(total(before) * 1.05);
});
