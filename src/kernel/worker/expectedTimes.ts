/** How long the trainings of cells will take that have not run yet, or not as they are now. */
import * as tf from '@tensorflow/tfjs';
import { type Amount, type FitCall, fitCalls } from '../../compiler/fitCalls.ts';
import type { Workload } from '../../engine/index.ts';
import type { ExpectedTime } from '../protocol.ts';
import { workloadOf } from './trainingLog.ts';

export interface ExpectedTimesHost {
  /** What a variable of the notebook holds now. */
  read(name: string): unknown;
  /** Seconds of a training; undefined where they cannot be told. */
  expect(model: tf.LayersModel, workload: Workload): number | undefined;
  /** At most this many epochs in any fit. */
  readonly epochs: number | undefined;
}

/** Of the cells whose trainings can be read from their text, and whose models and data are there already. */
export function expectedTimes(
  cells: readonly { readonly cellId: string; readonly source: string }[],
  host: ExpectedTimesHost,
): ExpectedTime[] {
  return cells.flatMap(({ cellId, source }) => {
    const calls = fitCalls(source) ?? [];
    const seconds = calls.map((call) => secondsOf(call, host));
    const known = seconds.filter((each) => each !== undefined);
    if (known.length === 0 || known.length < calls.length) return [];
    return [{ cellId, seconds: known.reduce((sum, each) => sum + each, 0) }];
  });
}

function secondsOf(call: FitCall, host: ExpectedTimesHost): number | undefined {
  const model = host.read(call.model);
  if (!(model instanceof tf.LayersModel)) return undefined;
  const number = (amount: Amount | undefined, otherwise: number): number => {
    const value = typeof amount === 'object' ? host.read(amount.name) : (amount ?? otherwise);
    return typeof value === 'number' ? value : Number.NaN;
  };
  const validation = call.validationData === undefined ? undefined : host.read(call.validationData);
  const workload = workloadOf(host.read(call.data), {
    epochs: number(call.epochs, 1) - number(call.initialEpoch, 0),
    batchSize: number(call.batchSize, 32),
    validationSplit: number(call.validationSplit, 0),
    ...(validation === undefined ? {} : { validationData: [validation].flat() }),
  });
  if (workload === undefined) return undefined;
  const epochs = Math.min(workload.epochs, host.epochs ?? workload.epochs);
  const seconds = host.expect(model, { ...workload, epochs });
  return seconds !== undefined && Number.isFinite(seconds) ? seconds : undefined;
}
