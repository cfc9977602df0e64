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
  installMissingGradients();
  installAveragePoolGradients();
  repairLayers();
  installResizeNearestNeighborGradient('cpu');
  installResizeBilinearGradient();
}
