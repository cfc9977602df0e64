/** What the recording scripts start from: the engine in Node, and the official Fashion-MNIST. */
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as tf from '@tensorflow/tfjs';
import { startBackend } from '../../src/engine/index.ts';
import { compileEngine } from '../../src/engine/plugin.ts';
import { installFastKernels } from '../../src/engine/wasm/installFastKernels.ts';
import { shareMemory } from '../../src/engine/wasm/sharedMemory.ts';
import { nodeContext } from '../engine/wasmBinary.ts';

/** tfjs on WebAssembly with this project's kernels. */
export async function startEngine(): Promise<void> {
  await startBackend('wasm', {
    ...nodeContext,
    fastKernels: { shareMemory, install: () => installFastKernels({ programBytes: compileEngine }) },
  });
}

/** Images in 0–1 and labels, from the official files. */
export async function readPart(
  folder: string | undefined,
  name: string,
  count: number,
): Promise<[tf.Tensor, tf.Tensor]> {
  if (folder === undefined) throw new Error('Name the folder that has the four .gz files of Fashion-MNIST.');
  const [images, labels] = await Promise.all(
    [`${name}-images-idx3-ubyte.gz`, `${name}-labels-idx1-ubyte.gz`].map(async (file) =>
      gunzipSync(await readFile(join(folder, file))),
    ),
  );
  if (images?.length !== 16 + count * 784 || labels?.length !== 8 + count) {
    throw new Error(`${name} has ${images?.length} and ${labels?.length} bytes`);
  }
  return [
    tf.tensor4d(
      Float32Array.from(images.subarray(16), (value) => value / 255),
      [count, 28, 28, 1],
    ),
    tf.tensor1d(Float32Array.from(labels.subarray(8))),
  ];
}
