import { installAllocationChecks } from './allocationChecks.ts';
import { installConvolutionGradients } from './convolutionGradients.ts';
import { installCpuFallback } from './cpuFallback.ts';
import { installMaxPoolGradient } from './maxPoolGradient.ts';
import { installResizeNearestNeighborGradient } from './resizeNearestNeighborGradient.ts';
import { installSamePadding } from './samePadding.ts';

let installed = false;

/**
 * Completes and corrects tfjs' `wasm` backend so that every layer trains on it. Call it once that backend has started;
 * faster kernels may be registered over these afterwards. Further calls do nothing.
 */
export function installWasmKernels(): void {
  if (installed) return;
  installed = true;
  installAllocationChecks();
  installResizeNearestNeighborGradient('wasm');
  installSamePadding();
  installConvolutionGradients();
  installMaxPoolGradient();
  installCpuFallback();
}
