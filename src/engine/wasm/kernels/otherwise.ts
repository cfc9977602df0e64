/** What runs where a kernel of ours does not take a call. */
import * as tf from '@tensorflow/tfjs';
import { throughCpu } from '../../kernels/cpuFallback.ts';
import { unsupported } from './unsupported.ts';

type Arguments = Parameters<tf.KernelFunc>[0];

/** Of kernels that know whole numbers from floats. */
export const anyNumbers = { floatsOnly: false };

/**
 * tfjs' own kernel, which was there before; for other numbers than float32 and for empty tensors that of its cpu backend,
 * because most kernels of `wasm` take the bytes of whole numbers for floats, and some put out what is in memory where there is
 * nothing to compute from.
 *
 * @throws where that kernel throws or there is none, with the kernel's name, its tensors and its attributes
 */
export function otherwise(
  kernel: string,
  before: tf.KernelFunc | undefined,
  args: Arguments,
  { floatsOnly } = { floatsOnly: true },
): ReturnType<tf.KernelFunc> {
  const inputs = Object.values(args.inputs).filter((input) => input !== undefined);
  const known = inputs.every(({ dtype, shape }) => dtype === 'float32' && !shape.includes(0));
  const run = known || !floatsOnly ? before : cpuKernel(kernel);
  try {
    if (run === undefined) throw new Error('There is no kernel for it');
    return run(args);
  } catch (error) {
    const { message } = unsupported(kernel, inputs, args.attrs);
    throw new Error(`${message} ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

/** The cpu backend's kernel, to be called with tensors of `wasm`. */
export function cpuKernel(kernel: string): tf.KernelFunc | undefined {
  const config = tf.getKernel(kernel, 'cpu') as tf.KernelConfig | undefined;
  return config && throughCpu(config.kernelFunc);
}
