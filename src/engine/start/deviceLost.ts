import * as tf from '@tensorflow/tfjs';

/** The parts of tfjs' GPU backends that know of their device. */
interface GpuBackend {
  readonly gpgpu?: { readonly gl?: { readonly canvas: EventTarget } };
  readonly device?: GPUDevice;
}

/**
 * Calls `lost` once when the GPU under the current backend goes away (a driver reset, sleep, too long a kernel). tfjs says
 * nothing then, and training goes on with garbage: stop the run and keep the last checkpoint.
 *
 * @param lost gets the reason in one plain sentence
 * @returns stops listening
 */
export function onDeviceLost(lost: (reason: string) => void): () => void {
  const { gpgpu, device } = tf.backend() as tf.KernelBackend & GpuBackend;
  let listening = true;
  const once = (reason: string): void => {
    if (listening) lost(reason);
    listening = false;
  };
  const canvas = gpgpu?.gl?.canvas;
  const contextLost = (): void =>
    once('The browser took the WebGL context away; what is on the GPU is lost.');
  canvas?.addEventListener('webglcontextlost', contextLost);
  void device?.lost.then(({ message }) =>
    once(`The WebGPU device was lost: ${message || 'no reason was given'}`),
  );
  return () => {
    listening = false;
    canvas?.removeEventListener('webglcontextlost', contextLost);
  };
}
