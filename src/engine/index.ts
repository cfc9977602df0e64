/**
 * What makes tfjs train fast and right on every backend, on top of its published packages. `startBackend` chooses and
 * completes a backend; from then on plain tfjs code runs on it. README.md beside this file shows its use.
 */
export { heldBytes } from './bytes/heldBytes.ts';
export { imageTensor } from './bytes/imageTensor.ts';
export { Checkpoints } from './gpu/checkpoints.ts';
export { isDeviceLost, LostTensorError, onDeviceLost } from './gpu/deviceLost.ts';
export { type WarmUpShape, warmUp } from './gpu/warmUp.ts';
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
export { isSoftwareRendered } from './start/device.ts';
export { type StartedDevice, startBackend, withSpeed } from './start/startBackend.ts';
export { trainingSpeed } from './start/trainingSpeed.ts';
export { type CheckedSpeed, TrainingTime, type Workload } from './trainingTime.ts';
export { heapBytes } from './wasm/heapBytes.ts';
export { type FastKernels, type FastKernelsContext, installFastKernels } from './wasm/installFastKernels.ts';
export type { EngineOptions } from './wasm/options.ts';
export { shareMemory } from './wasm/sharedMemory.ts';
export { compiledStepFlag } from './wasm/step/installCompiledStep.ts';
export { chooseVariant, type VariantName, variantNames } from './wasm/variants.ts';
