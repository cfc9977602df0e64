/**
 * The value axis of a training curve. The first value that is drawn sets it, early in the first run, and from then
 * on it is only widened, and only to make room for a value that is drawn: nothing is cut off, nothing jumps when an
 * epoch ends, and runs that are looked at side by side keep one scale.
 */
export class CurveScale {
  readonly #bounded: boolean;
  #range: readonly [number, number] | undefined;

  /** `bounded` is for shares such as accuracy, from 0 to 1; else the axis starts at 0 and has no upper end. */
  constructor(bounded: boolean) {
    this.#bounded = bounded;
  }

  /** Before anything is drawn: what an untrained classifier of ten classes, with its loss of ln 10, needs. */
  get range(): readonly [number, number] {
    return this.#range ?? (this.#bounded ? [0, 1] : [0, 2.5]);
  }

  /** Takes values that are about to be drawn: of batches, of epochs, or of part of an epoch. */
  include(values: readonly number[]): void {
    const finite = values.filter(Number.isFinite);
    if (finite.length === 0) return;
    const [low, high] = this.#range ?? [0, this.#bounded ? 1 : 0];
    const [least, most] = [Math.min(...finite), Math.max(...finite)];
    this.#range = [
      least < low ? -roundUp(-least) : low,
      most > high ? roundUp(most) : high > 0 ? high : 1, // A first loss of 0 needs some axis.
    ];
  }
}

/** The next of 1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10 times a power of ten. */
function roundUp(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  const steps = [1, 1.5, 2, 2.5, 3, 4, 5, 7.5, 10];
  return (steps.find((step) => step * power >= value) ?? 10) * power;
}
