/**
 * How much of the input one number of a feature map depends on.
 *
 * The recurrence is that of Araujo, Norris and Sim, "Computing receptive fields of convolutional neural
 * networks" (Distill, 2019): a window of `kernel` cells that lie `step` input pixels apart widens the field by
 * `(kernel − 1) · step`, and a stride multiplies the step.
 */
export interface ReceptiveField {
  /** Side of the square of input pixels that one cell sees. */
  readonly size: number;
  /** Input pixels between the centres of two neighbouring cells. */
  readonly step: number;
}

/** One input pixel sees itself. */
export const onePixel: ReceptiveField = { size: 1, step: 1 };

/** The receptive field after one more convolution or pooling layer. */
export function widen(field: ReceptiveField, kernel: number, stride: number): ReceptiveField {
  return { size: field.size + (kernel - 1) * field.step, step: field.step * stride };
}

/** Side of the square of input pixels that a whole map of `cells × cells` sees, as a dense layer behind it does. */
export function fieldOfMap(field: ReceptiveField, cells: number): number {
  return field.size + (cells - 1) * field.step;
}
