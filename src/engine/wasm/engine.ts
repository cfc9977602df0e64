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

/** Each switch turns one way of doing less arithmetic off; all are on by default. */
export interface EngineOptions {
  /** Convolution, bias, relu and max pooling in one, with gradients from the pooling's winners only. */
  readonly fusePooling: boolean;
  /** 3×3 convolutions by Winograd's F(2×2, 3×3). */
  readonly winograd: boolean;
}
