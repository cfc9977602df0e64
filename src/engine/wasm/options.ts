/** Each switch turns one way of doing less arithmetic off; all are on by default. */
export interface EngineOptions {
  /** Convolution, bias, relu and max pooling in one, with gradients from the pooling's winners only. */
  readonly fusePooling: boolean;
  /** 3×3 convolutions by Winograd's minimal filtering. */
  readonly winograd: boolean;
  /** A whole training step of a recognised model as one sequence of kernels, see `step/compiledStep.ts`. */
  readonly compiledStep: boolean;
}
