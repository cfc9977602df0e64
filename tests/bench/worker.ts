/** The benchmark's side in the browser: a classic worker that trains as a learner's cell does, with `model.fit`. The prelude comes first, as there. */
import '../../src/kernel/worker/prelude.ts';
import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { setWasmPaths } from '@tensorflow/tfjs-backend-wasm';
import { installWasmKernels } from '../../src/engine/kernels/installWasmKernels.ts';
import { startBackend } from '../../src/engine/start/startBackend.ts';
import { trainingSpeed } from '../../src/engine/start/trainingSpeed.ts';
import { installFastKernels } from '../../src/engine/wasm/installFastKernels.ts';
import { shareMemory } from '../../src/engine/wasm/sharedMemory.ts';
import { chooseVariant } from '../../src/engine/wasm/variants.ts';
import { compiledModel, type ModelName } from './models.ts';

export interface StartRequest {
  readonly type: 'start';
  /**
   * 'fast' is ours, 'completed' tfjs' wasm backend with what it lacks to train but no faster; the rest are tfjs' backends as they
   * come.
   */
  readonly engine: 'fast' | 'completed' | 'wasm' | 'webgl' | 'webgpu' | 'cpu';
  readonly threads: number;
}
export interface TrainRequest {
  readonly type: 'train';
  readonly model: ModelName;
  readonly batch: number;
  readonly images: number;
}
/** The start-up check's training step, timed as at a start. */
export interface CheckRequest {
  readonly type: 'check';
}
/** What a kernel does at its first start on a device: each candidate is tried, and the fastest that is right is taken. */
export interface ChooseRequest {
  readonly type: 'choose';
}
export type Request = StartRequest | TrainRequest | CheckRequest | ChooseRequest;

/** What was trained last: trainings of a kind come one after the other, also where workers take turns. */
let last: { key: string; model: tf.Sequential; x: tf.Tensor; y: tf.Tensor } | undefined;

async function bytes(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(new URL(path, self.location.origin));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

async function start({ engine, threads }: StartRequest): Promise<string> {
  if (engine === 'cpu' || engine === 'webgl' || engine === 'webgpu') {
    if (!(await tf.setBackend(engine))) throw new Error(`The ${engine} backend did not start.`);
    return engine;
  }
  const stock = await bytes('/tfjs.wasm');
  const share = engine === 'fast' && threads > 1 && crossOriginIsolated;
  const program = share ? shareMemory(stock) : stock;
  tf.env().set('WASM_HAS_MULTITHREAD_SUPPORT', false);
  setWasmPaths('', true);
  tf.env().platform.fetch = async () =>
    new Response(program, { headers: { 'Content-Type': 'application/wasm' } });
  if (!(await tf.setBackend('wasm'))) throw new Error('The wasm backend did not start.');
  if (engine === 'wasm') return engine;
  installWasmKernels();
  if (engine === 'completed') return engine;
  const fast = await installFastKernels({ programBytes: (name) => bytes(`/${name}`), threads });
  return `${fast.variant}, ${fast.threads} threads`;
}

/** Images per second of one `fit` over so many images; the first call of a kind warms up untimed. */
async function train({ model: name, batch, images }: TrainRequest): Promise<number> {
  const key = `${name}/${batch}/${images}`;
  if (last?.key !== key) {
    last?.model.optimizer.dispose();
    last?.model.dispose();
    tf.dispose([last?.x, last?.y]);
    const x = tf.randomUniform([images, 28, 28, 1]);
    const y = tf.floor(tf.randomUniform([images, 1], 0, 10));
    last = { key, model: compiledModel(name), x, y };
    await last.model.fit(x, y, { batchSize: batch, epochs: 1, verbose: 0 });
  }
  const { model, x, y } = last;
  const before = performance.now();
  await model.fit(x, y, { batchSize: batch, epochs: 1, verbose: 0 });
  return (1000 * images) / (performance.now() - before);
}

/** Milliseconds from the files at hand to a backend that is chosen; only for a worker that has started none. */
async function choose(): Promise<number> {
  const stock = await bytes('/tfjs.wasm');
  const variant = chooseVariant(crossOriginIsolated);
  const program = await bytes(`/${variant}`);
  const before = performance.now();
  await startBackend('auto', {
    now: () => performance.now(),
    wasmBinary: async () => stock,
    fastKernels: { shareMemory, install: () => installFastKernels({ programBytes: async () => program }) },
  });
  return performance.now() - before;
}

async function answer(request: Request): Promise<string | number> {
  if (request.type === 'start') return start(request);
  if (request.type === 'train') return train(request);
  if (request.type === 'choose') return choose();
  return trainingSpeed({
    now: () => performance.now(),
    pause: (milliseconds) => new Promise((resume) => setTimeout(resume, milliseconds)),
    isBusy: () => false,
  });
}

self.onmessage = async ({ data }: MessageEvent<Request>) => {
  try {
    self.postMessage({ result: await answer(data) });
  } catch (error) {
    self.postMessage({
      error: error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error),
    });
  }
};
