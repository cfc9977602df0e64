import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { currentWasmBackend } from '../../../src/engine/wasm/wasmBackend.ts';
import { startInNode } from './startInNode.ts';

vi.setConfig({ testTimeout: 240_000 });

/** Bytes that the allocator adds to each block. */
const chunkHeader = 8;

let kernels: FastKernels;

beforeAll(async () => {
  kernels = await startInNode({ threads: 1 });
}, 60_000);
afterAll(() => kernels.dispose());

/** One layer of each kind that has kernels of its own, on the smallest maps they take. */
function tinyModel(): tf.Sequential {
  const { conv2d, maxPooling2d, batchNormalization, dropout, flatten, dense } = tf.layers;
  const model = tf.sequential({
    layers: [
      conv2d({ inputShape: [5, 5, 1], filters: 2, kernelSize: 2, activation: 'relu' }),
      maxPooling2d({ poolSize: 2 }),
      batchNormalization(),
      dropout({ rate: 0.25 }),
      flatten(),
      dense({ units: 3, activation: 'softmax' }),
    ],
  });
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy' });
  return model;
}

/** Kilobytes of the heap that are taken: all but the blocks of a kilobyte that it has left before it must grow. */
function kilobytesTaken(): number {
  const { wasm } = currentWasmBackend();
  const size = () => (wasm.wasmMemory ?? wasm.asm?.memory)?.buffer.byteLength ?? Number.NaN;
  const before = size();
  const blocks: number[] = [];
  while (size() === before) blocks.push(wasm._malloc(1024 - chunkHeader) >>> 0);
  for (const block of blocks) wasm._free(block);
  return before / 1024 - blocks.length;
}

function held() {
  const { numTensors, numDataBuffers, numBytes } = tf.memory();
  const { dataIdMap } = currentWasmBackend() as unknown as { readonly dataIdMap: tf.DataStorage<unknown> };
  return { numTensors, numDataBuffers, numBytes, onHeap: dataIdMap.numDataIds() };
}

test('10,000 steps of training take no memory and leave none: tensors, buffers and heap as after the first', async () => {
  const model = tinyModel();
  const [x, y] = [tf.randomUniform([7, 5, 5, 1]), tf.tensor2d([0, 1, 2, 0, 1, 2, 0], [7, 1])];
  // Two batches an epoch, the second ragged.
  const train = (steps: number) =>
    model.fit(x, y, { batchSize: 4, epochs: steps / 2, verbose: 0, yieldEvery: 'never' });
  await train(20);
  const before = held();
  const taken = kilobytesTaken();
  await train(10_000);
  expect(held()).toEqual(before);
  // Ten bytes a step would be a hundred kilobytes.
  expect(kilobytesTaken() - taken).toBeLessThan(50);
});
