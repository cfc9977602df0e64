/** What a cell's trainings took and were expected to take, so that the page can say how long the next run will be. */
import type * as tfjs from '@tensorflow/tfjs';
import type { CheckedSpeed, TrainingTime, Workload } from '../../engine/index.ts';
import type { Device, TrainingReport, Verdict } from '../protocol.ts';

export interface TrainingLog {
  /** A new run starts. */
  reset(): void;
  /** A training begins; returns what to call when it ends, with the number of batches it trained on. */
  begin(model: tfjs.LayersModel, workload: Workload | undefined): (batches: number) => void;
  /** Of the run's trainings so far; undefined where there was none. */
  report(): TrainingReport | undefined;
}

/** What the start-up check timed of the backend that was taken. */
export function checkedSpeed(started: { readonly device: Device; readonly verdict: Verdict }): CheckedSpeed {
  const { backend, threads } = started.device;
  const checked = started.verdict.candidates.find((candidate) => candidate.backend === backend);
  // On WebAssembly the check's step is bookkeeping more than arithmetic.
  const milliseconds = backend === 'wasm' ? checked?.speedMilliseconds : checked?.milliseconds;
  return { backend, milliseconds, threads };
}

export function createTrainingLog(time: TrainingTime, now: () => number): TrainingLog {
  let report: TrainingReport | undefined;
  return {
    reset() {
      report = undefined;
    },
    begin(model, workload) {
      const expected = workload && time.expect(model, workload);
      const began = now();
      return (batches) => {
        const seconds = (now() - began) / 1000;
        const first = report === undefined;
        const known = expected !== undefined && (first || report?.expected !== undefined);
        report = {
          seconds: (report?.seconds ?? 0) + seconds,
          ...(known ? { expected: (report?.expected ?? 0) + expected } : {}),
        };
        if (workload !== undefined) time.learn(model, done(workload, batches), seconds);
      };
    },
    report: () => report,
  };
}

/** The part of the work that was done when a training was stopped early. */
function done({ examples, batchSize, validated }: Workload, batches: number): Workload {
  const trained = batches * batchSize;
  const epochs = examples > 0 ? trained / examples : 0;
  return { examples: trained, batchSize, epochs: 1, validated: validated * Math.floor(epochs + 0.5) };
}

interface FitArguments {
  readonly epochs?: number;
  readonly initialEpoch?: number;
  readonly batchSize?: number;
  readonly validationSplit?: number;
  readonly validationData?: unknown;
}

/** What a call of `fit` asks for; undefined where its data are not tensors, or its numbers are none. */
export function workloadOf(x: unknown, args: FitArguments): Workload | undefined {
  const count = exampleCount(x);
  if (count === undefined) return undefined;
  const { epochs = 1, initialEpoch = 0, batchSize = 32, validationSplit = 0, validationData } = args;
  // Anything may have been typed there; what tfjs makes of it is told by tfjs.
  if (![epochs, initialEpoch, validationSplit].every(Number.isFinite) || !(batchSize > 0)) return undefined;
  const held = Math.floor(count * validationSplit);
  const validated = Array.isArray(validationData) ? (exampleCount(validationData[0]) ?? 0) : held;
  const examples = validationData === undefined ? count - held : count;
  return { examples, batchSize, epochs: Math.max(0, epochs - initialEpoch), validated };
}

/** The length of a tensor, or of the first of several. */
function exampleCount(x: unknown): number | undefined {
  if (typeof x !== 'object' || x === null) return undefined;
  if ('shape' in x && Array.isArray(x.shape)) return typeof x.shape[0] === 'number' ? x.shape[0] : undefined;
  const [first] = Object.values(x);
  return first === x ? undefined : exampleCount(first);
}
