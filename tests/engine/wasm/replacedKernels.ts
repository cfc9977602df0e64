import * as tf from '@tensorflow/tfjs';
import { installWasmKernels } from '../../../src/engine/kernels/installWasmKernels.ts';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { installInNode, poisonMemory, startTfjs } from './startInNode.ts';

const onWasm = () =>
  new Map(tf.getKernelsForBackend('wasm').map(({ kernelName, kernelFunc }) => [kernelName, kernelFunc]));

/** Starts the engine on two threads, and tells which kernels it has put in the place of what was there. */
export async function startAndFindReplaced(): Promise<{ kernels: FastKernels; replaced: string[] }> {
  await startTfjs(true);
  poisonMemory();
  installWasmKernels();
  const before = onWasm();
  const kernels = await installInNode({ threads: 2 });
  const replaced = [...onWasm()].flatMap(([name, run]) => (before.get(name) === run ? [] : [name]));
  return { kernels, replaced };
}
