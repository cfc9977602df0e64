/**
 * How fast a training goes and how long it will still take, from the images counted so far.
 *
 * The first batch is left out of the rate: on a GPU it waits for programs to be compiled. Time between the last
 * batch of an epoch and the first of the next is counted apart, as validation.
 */
export class TrainingClock {
  readonly #now: () => number;
  readonly #started: number;
  #images = 0;
  #timedImages = 0;
  #training = 0;
  #validating = 0;
  #validated = 0;
  #mark: number;

  constructor(now: () => number) {
    this.#now = now;
    this.#started = now();
    this.#mark = this.#started;
  }

  get images(): number {
    return this.#images;
  }

  /** Milliseconds since training began. */
  get elapsed(): number {
    return this.#now() - this.#started;
  }

  /** Call when an epoch begins. */
  epochBegins(): void {
    this.#mark = this.#now();
  }

  /** Call after each batch, with its number of images. */
  batchEnds(images: number): void {
    const now = this.#now();
    if (this.#images > 0) {
      this.#training += now - this.#mark;
      this.#timedImages += images;
    }
    this.#images += images;
    this.#mark = now;
  }

  /** Call when an epoch ends; the time since its last batch went into validation. */
  epochEnds(): void {
    const now = this.#now();
    this.#validating += now - this.#mark;
    this.#validated++;
    this.#mark = now;
  }

  /** Images trained on in a second; undefined until it is known. */
  get rate(): number | undefined {
    return this.#timedImages > 0 && this.#training > 0
      ? (1000 * this.#timedImages) / this.#training
      : undefined;
  }

  /** Milliseconds until `images` more are trained on and `epochs` more are validated; undefined until known. */
  left(images: number, epochs: number): number | undefined {
    const rate = this.rate;
    if (rate === undefined) return undefined;
    const validation = this.#validated > 0 ? this.#validating / this.#validated : 0;
    return (1000 * images) / rate + epochs * validation;
  }
}

/** `0:41`, `12:05`, `1:02:00`. */
export function clockTime(milliseconds: number): string {
  const seconds = Math.max(0, Math.round(milliseconds / 1000));
  const two = (value: number) => String(value).padStart(2, '0');
  const hours = Math.floor(seconds / 3600);
  const minutes = Math.floor(seconds / 60) % 60;
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}
