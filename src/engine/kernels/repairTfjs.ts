import * as tf from '@tensorflow/tfjs';
import { installAveragePoolGradients } from './averagePoolGradients.ts';
import { repairLayers } from './layerRepairs.ts';
import { installMissingGradients } from './missingGradients.ts';
import { installResizeBilinearGradient } from './resizeBilinearGradient.ts';
import { installResizeNearestNeighborGradient } from './resizeNearestNeighborGradient.ts';

/**
 * Repairs what tfjs 4.22 gets wrong whatever the backend, and its `cpu` backend, which the others fall back on. Call it before
 * `installWasmKernels`; further calls do nothing.
 */
export function repairTfjs(): void {
  // Without it, lists of unequal lengths become a tensor that lacks values, and nothing is said.
  tf.env().set('TENSORLIKE_CHECK_SHAPE_CONSISTENCY', true);
  installMissingGradients();
  installAveragePoolGradients();
  repairLayers();
  installResizeNearestNeighborGradient('cpu');
  installResizeBilinearGradient();
}
