/** Times how fast the machine trains, beside the first cells: predictions go by it, and no cell has to wait for it. */
import { type TrainingTime, trainingSpeed, withSpeed } from '../../engine/index.ts';
import type { FromWorker } from '../protocol.ts';
import type { Started } from './startDevice.ts';
import { checkedSpeed } from './trainingLog.ts';

export interface SpeedTimer {
  readonly time: TrainingTime;
  now(): number;
  later(task: () => void, milliseconds: number): unknown;
  /** Whether a cell runs. */
  isBusy(): boolean;
  send(message: FromWorker): void;
}

/** Does nothing where the speed is known from an earlier start, or told by the check. */
export function timeSpeed(started: Started, { time, now, later, isBusy, send }: SpeedTimer): void {
  const { backend, milliseconds } = checkedSpeed(started);
  if (backend !== 'wasm' || milliseconds !== undefined) return;
  const pause = (length: number): Promise<void> => new Promise((resume) => later(resume, length));
  trainingSpeed({ now, pause, isBusy }).then(
    (found) => {
      time.timed(found);
      send({ type: 'timed', verdict: withSpeed(started.verdict, found) });
    },
    // Then nothing is said of times before a training has run.
    () => undefined,
  );
}
