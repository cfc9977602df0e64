/**
 * Stopping a cell without losing the kernel: training stops at a batch boundary and keeps its model, and every
 * later call into the kernel that could wait throws `Interrupted`, so that loops around it end as well.
 */
export class Interrupted extends Error {
  override readonly name = 'Interrupted';
  constructor() {
    super('The cell was interrupted.');
  }
}

/** A model in training, as far as stopping it goes. */
export interface Stoppable {
  stopTraining: boolean;
}

export interface InterruptSwitch {
  readonly isOn: boolean;
  /** Whether a model is in training now. */
  readonly isTraining: boolean;
  /** A new run starts: an interrupt meant for the one before does not touch it. */
  reset(): void;
  /** Stops what trains now and makes `check` throw. */
  trip(): void;
  /** Throws `Interrupted` after an interrupt. Not while a model trains: that ends by itself, whole. */
  check(): void;
  /** Registers a model in training; returns a function to call when it ends. */
  training(model: Stoppable): () => void;
  /** Rejects with `Interrupted` if an interrupt comes before `promise` settles. */
  race<Value>(promise: Promise<Value>): Promise<Value>;
}

export function createInterruptSwitch(): InterruptSwitch {
  const inTraining = new Set<Stoppable>();
  const waiting = new Set<(reason: Interrupted) => void>();
  let on = false;
  return {
    get isOn() {
      return on;
    },
    get isTraining() {
      return inTraining.size > 0;
    },
    reset() {
      on = false;
    },
    trip() {
      on = true;
      for (const model of inTraining) model.stopTraining = true;
      for (const reject of waiting) reject(new Interrupted());
    },
    check() {
      if (on && inTraining.size === 0) throw new Interrupted();
    },
    training(model) {
      inTraining.add(model);
      return () => inTraining.delete(model);
    },
    race(promise) {
      return new Promise((resolve, reject) => {
        waiting.add(reject);
        promise.then(resolve, reject).finally(() => waiting.delete(reject));
      });
    },
  };
}
