import type { EngineOptions } from './options.ts';
import type { PendingTensors } from './pending.ts';
import type { Program } from './program.ts';
import type { WasmBackend } from './wasmBackend.ts';

/** What every kernel works with. */
export interface Engine {
  readonly backend: WasmBackend;
  readonly program: Program;
  readonly tensors: PendingTensors;
  readonly options: EngineOptions;
}
