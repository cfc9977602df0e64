/**
 * Runs what the `wasm` backend lacks on the `cpu` backend, so that no layer of tfjs fails to train. tfjs moves data to
 * the backend that asks for them, and back when a `wasm` kernel needs the result; it only has to be told where the result
 * lives, which a kernel does by returning tensors instead of tensor infos.
 */
import * as tf from '@tensorflow/tfjs';
import { overrideKernel } from '../overrideKernel.ts';

/** `wasm` has these, but not for complex numbers, which only `cpu` can hold. */
const withoutComplex = [
  'Add',
  'Cast',
  'Concat',
  'ExpandDims',
  'Identity',
  'Multiply',
  'Neg',
  'Reshape',
  'Slice',
  'Sub',
  'Transpose',
  'ZerosLike',
];

/**
 * `wasm` has these and they are wrong: pooling loses the gradients of windows without a positive value, resizing confuses
 * height and width.
 */
const wrongOnWasm = ['Conv3DBackpropInputV2', 'MaxPool3DGrad', 'ResizeBilinearGrad'];

export function installCpuFallback(): void {
  for (const { kernelName, kernelFunc } of tf.getKernelsForBackend('cpu')) {
    const missing = (tf.getKernel(kernelName, 'wasm') ?? undefined) === undefined;
    if (missing || wrongOnWasm.includes(kernelName)) {
      overrideKernel('wasm', kernelName, () => throughCpu(kernelFunc));
    } else if (withoutComplex.includes(kernelName)) {
      const fallback = throughCpu(kernelFunc);
      overrideKernel('wasm', kernelName, (before = fallback) => (args) => {
        const complex = Object.values(args.inputs).some((input) => input?.dtype === 'complex64');
        return (complex ? fallback : before)(args);
      });
    }
  }
}

/** Runs a kernel of the cpu backend on tensors of whatever backend; its results live on cpu. */
export function throughCpu(kernelFunc: tf.KernelFunc): tf.KernelFunc {
  return ({ inputs, attrs }) => {
    const backend = tf.engine().findBackend('cpu');
    const result = kernelFunc({ inputs, attrs: attrs ?? {}, backend });
    const tensor = (info: tf.TensorInfo) => tf.engine().makeTensorFromTensorInfo(info, backend);
    return Array.isArray(result) ? result.map(tensor) : tensor(result);
  };
}
