/**
 * The value axis of a training curve. It is set once, after the first epoch of the first run, and from then on
 * only widened, also by later runs: curves that are looked at side by side keep one scale, and nothing jumps
 * from batch to batch.
 */
export class CurveScale {
  readonly #bounded: boolean;
  #range: [number, number] | undefined;

  /** `bounded` is for shares such as accuracy, which end at 1; else the axis starts at 0 and has no upper end. */
  constructor(bounded: boolean) {
    this.#bounded = bounded;
  }

  /** Before any epoch is over: all an untrained classifier of ten classes can do. */
  get range(): readonly [number, number] {
    return this.#range ?? (this.#bounded ? [0, 1] : [0, 2.5]);
  }

  /** Takes the averages of an epoch that has ended. */
  include(values: readonly number[]): void {
    const finite = values.filter(Number.isFinite);
    if (finite.length === 0) return;
    if (this.#bounded) {
      const low = Math.max(0, Math.floor((Math.min(...finite) - 0.05) * 10) / 10);
      this.#range = [Math.min(low, this.#range?.[0] ?? 1), Math.max(1, ...finite)];
    } else {
      const low = Math.min(0, ...finite);
      const high = roundUp(Math.max(...finite) * 1.2);
      this.#range = [Math.min(low, this.#range?.[0] ?? 0), Math.max(high, this.#range?.[1] ?? 0)];
    }
  }
}

/** The next of 1, 2, 2.5, 5, 10 times a power of ten. */
function roundUp(value: number): number {
  if (value <= 0) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  return ([1, 2, 2.5, 5, 10].find((step) => step * power >= value) ?? 10) * power;
}
