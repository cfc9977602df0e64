import * as tf from '@tensorflow/tfjs';
import '@tensorflow/tfjs-backend-webgpu';
import { installEvenBatches } from '../gpu/evenBatches.ts';
import { within } from './patience.ts';
import { gpuPatience } from './softwareRenderer.ts';

/** Starts a GPU backend; throws with the reason where it does not start. */
export async function startGpu(backend: 'webgpu' | 'webgl'): Promise<void> {
  const started = within(2 * gpuPatience, 'the graphics driver', tf.setBackend(backend));
  if (!(await started)) throw new Error('its device could not be started');
  if (backend === 'webgl') repairFloatPrecision();
  installEvenBatches();
}

/**
 * tfjs 4.22 asks the wrong question and takes every WebGL with float32 textures for one of 16 bits, which makes Adam's
 * epsilon 1e-4 instead of 1e-7 and changes what a model learns.
 */
function repairFloatPrecision(): void {
  if (tf.env().getBool('WEBGL_RENDER_FLOAT32_ENABLED')) tf.backend().floatPrecision = () => 32;
}
