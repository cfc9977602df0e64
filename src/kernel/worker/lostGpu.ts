/**
 * What the kernel does when the GPU goes away: it stops what runs, goes on with another backend, and puts back what models had
 * learned by the end of their last epoch, so that a driver's reset costs an epoch and not an evening.
 */
import type * as tfjs from '@tensorflow/tfjs';
import type { Device } from '../protocol.ts';

/** Of `src/engine`, as far as it is used here. */
interface Checkpoints {
  keep(model: tfjs.LayersModel, epochs: number, isLost: () => boolean): Promise<void>;
  restore(): Promise<Map<tfjs.LayersModel, number>>;
}

export interface LostGpuHost {
  readonly checkpoints: Checkpoints;
  /** Whether the kernel has started on a GPU: only there anything is kept. */
  readonly onGpu: boolean;
  /** Whether that GPU is gone, also before anybody was told. */
  isLost(): boolean;
  /** Stops the run. */
  stop(): void;
  /** Makes another backend the current one. */
  startOther(): Promise<Device>;
  /** The kernel runs on this from now on. */
  changed(device: Device): void;
  /** Tells the learner, where no training does by its error. */
  tell(text: string): void;
}

/** One call of `fit`. */
export interface GuardedTraining {
  /** After as many epochs, 0 before the first: keeps what the model knows. */
  epochsEnded(epochs: number): Promise<void>;
  /** Waits for what comes after a loss. @throws GpuLostError where the GPU went away meanwhile, saying what was kept */
  ended(): Promise<void>;
}

export interface LostGpu {
  training(model: tfjs.LayersModel): GuardedTraining;
  /** The GPU went away, for the reason in this sentence. */
  lost(reason: string): void;
}

export class GpuLostError extends Error {
  override readonly name = 'GpuLostError';
}

interface Outcome {
  readonly reason: string;
  /** Where the kernel goes on, as a sentence; or why it cannot. */
  readonly goesOn: string;
  readonly restored: ReadonlyMap<tfjs.LayersModel, number>;
}

export function createLostGpu(host: LostGpuHost): LostGpu {
  let outcome: Promise<Outcome> | undefined;
  let trainings = 0;

  async function recover(reason: string): Promise<Outcome> {
    try {
      const device = await host.startOther();
      const restored = await host.checkpoints.restore();
      host.changed({ ...device, reason: `${reason} The kernel went on without the GPU.` });
      return { reason, goesOn: 'The kernel goes on without the GPU.', restored };
    } catch (error) {
      const why = error instanceof Error ? error.message : String(error);
      return { reason, goesOn: `No other backend starts: ${why} Restart the kernel.`, restored: new Map() };
    }
  }

  return {
    training(model) {
      const before = outcome;
      trainings++;
      return {
        async epochsEnded(epochs) {
          const isLost = (): boolean => outcome !== undefined || host.isLost();
          if (host.onGpu && !isLost()) await host.checkpoints.keep(model, epochs, isLost);
        },
        async ended() {
          trainings--;
          if (outcome === undefined || outcome === before) return;
          const { reason, goesOn, restored } = await outcome;
          throw new GpuLostError(`${reason} ${goesOn} ${kept(restored.get(model))}`);
        },
      };
    },
    lost(reason) {
      const isTraining = trainings > 0;
      outcome = recover(reason);
      host.stop();
      if (isTraining) return;
      void outcome.then(({ goesOn, restored }) => {
        const models = restored.size > 0 ? 'Models that were trained keep what they had learned. ' : '';
        host.tell(
          `${reason} ${goesOn} ${models}Tensors that were on the GPU are gone: run their cells again.`,
        );
      });
    },
  };
}

function kept(epochs: number | undefined): string {
  if (epochs === undefined) return 'What the model had learned is gone: build it anew.';
  const weights =
    epochs === 0
      ? 'The model has the weights from before this training'
      : `The model has the weights of the end of epoch ${epochs}`;
  return `${weights}: run the cell again to train on.`;
}
