import * as tf from '@tensorflow/tfjs';

/** The parts of tfjs' GPU backends that know of their device, and of what tensors hold. */
interface GpuBackend {
  readonly gpgpu?: { readonly gl?: Context };
  readonly device?: GPUDevice;
  readonly texData?: Held;
  readonly tensorMap?: Held;
}

/** Not every library of types gives it its canvas. */
type Context = Pick<WebGL2RenderingContext, 'isContextLost'> & { readonly canvas: EventTarget };

interface Held {
  get(dataId: tf.DataId): { readonly values?: tf.BackendValues | null } | undefined;
}

/**
 * Calls `lost` once when the GPU under the current backend goes away (a driver reset, sleep, too long a kernel). tfjs says
 * nothing then, and training goes on with garbage: stop the run, make another backend the current one, and put the last
 * checkpoint back (`Checkpoints`). From then on, reading a tensor that was on that GPU alone throws `LostTensorError`.
 *
 * @param lost gets the reason in one plain sentence
 * @returns stops listening
 */
export function onDeviceLost(lost: (reason: string) => void): () => void {
  const backend = tf.backend() as tf.KernelBackend & GpuBackend;
  let listening = true;
  const once = (reason: string): void => {
    if (!listening) return;
    listening = false;
    refuseReads(backend, reason);
    lost(reason);
  };
  const canvas = backend.gpgpu?.gl?.canvas;
  const contextLost = (): void =>
    once('The browser took the WebGL context away; what is on the GPU is lost.');
  canvas?.addEventListener('webglcontextlost', contextLost);
  void backend.device?.lost.then(({ message }) =>
    once(`The WebGPU device was lost: ${message || 'no reason was given'}`),
  );
  return () => {
    listening = false;
    canvas?.removeEventListener('webglcontextlost', contextLost);
  };
}

/** Whether the GPU under the current backend is gone already; where only its promise tells (WebGPU), not yet. */
export function isDeviceLost(): boolean {
  return (tf.backend() as tf.KernelBackend & GpuBackend).gpgpu?.gl?.isContextLost() ?? false;
}

/** Thrown where a tensor is read whose values went away with the GPU. */
export class LostTensorError extends Error {
  override readonly name = 'LostTensorError';
}

/** tfjs would read zeros, or what else is in memory. What a tensor holds outside of the GPU is still there. */
function refuseReads(backend: tf.KernelBackend & GpuBackend, reason: string): void {
  const values = (dataId: tf.DataId): tf.BackendValues => {
    const kept = (backend.texData ?? backend.tensorMap)?.get(dataId)?.values;
    if (kept != null) return kept;
    throw new LostTensorError(
      `The values of this tensor were on the GPU only and are gone (${reason}) Run the cell that makes it again.`,
    );
  };
  backend.readSync = values;
  backend.read = async (dataId) => values(dataId);
}
