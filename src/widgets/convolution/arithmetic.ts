/** What decides a feature map in the stepper, and when there is none. */
import { convolve } from '../../cnn/convolution.ts';

export interface Arithmetic {
  /** `[channels][height][width]` */
  readonly image: readonly (readonly (readonly number[])[])[];
  /** `[channels][side][side]` */
  readonly kernel: readonly (readonly (readonly number[])[])[];
  readonly stride: number;
  readonly padding: number;
  readonly bias: number;
}

/** The feature map: `[rows][columns]`. */
export function featureMap(state: Arithmetic): number[][] {
  return convolve(state.image, state.kernel, state);
}

/** Why no kernel position exists; undefined where there is one. */
export function misfit({ image, kernel, padding }: Arithmetic): string | undefined {
  const side = image[0]?.length ?? 0;
  const window = kernel[0]?.length ?? 0;
  const padded = side + 2 * padding;
  if (window <= padded) return undefined;
  const room =
    padding === 0 ? `a ${side}×${side} image` : `${side}×${side} with padding, ${padded}×${padded},`;
  const needed = Math.ceil((window - side) / 2);
  const remedy = needed <= 2 ? `Use padding ${needed}, or a smaller kernel.` : 'Use a smaller kernel.';
  return `A ${window}×${window} kernel has no room in ${room}. ${remedy}`;
}

/** Rows and columns at the end of the padded image that no position covers. */
export function neverCovered({ image, kernel, padding, stride }: Arithmetic): number {
  return ((image[0]?.length ?? 0) + 2 * padding - (kernel[0]?.length ?? 0)) % stride;
}
