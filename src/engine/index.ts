/**
 * What makes tfjs train fast and right on every backend, on top of its published packages. `startBackend` chooses and
 * completes a backend; from then on plain tfjs code runs on it.
 */
export { heldBytes } from './bytes/heldBytes.ts';
export { imageTensor } from './bytes/imageTensor.ts';
export { installWasmKernels } from './kernels/installWasmKernels.ts';
export { type LayerCost, multiplyAdds } from './multiplyAdds.ts';
export { seedEverything } from './seedEverything.ts';
export type {
  BackendName,
  Candidate,
  Device,
  StartContext,
  Verdict,
  WasmBinaryName,
} from './start/device.ts';
export { onDeviceLost } from './start/deviceLost.ts';
export { type StartedDevice, startBackend } from './start/startBackend.ts';
export { TrainingTime, type Workload } from './trainingTime.ts';
export { heapBytes } from './wasm/heapBytes.ts';
