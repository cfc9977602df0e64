/**
 * Notices cells that lose tensors: those of a run that nothing can reach any more, such as the intermediate results of a
 * loop, and cells whose runs keep more and more. Only what is certain, and more than a few forgotten results, is told.
 */
import type { Leak } from '../protocol.ts';

/** What is left after a run of a cell, when what an earlier run left has been freed. */
export interface LeftAfterRun {
  readonly cellId: string;
  /** Made by this run and out of everybody's reach; undefined where that cannot be told for certain. */
  readonly unreachable: Amount | undefined;
  /** Made by earlier runs of the cell and still held by somebody. */
  readonly earlier: Amount;
}

export interface Amount {
  readonly tensors: number;
  readonly bytes: number;
}

/** As many forgotten results are a loop's; fewer are a line's, and are freed when the cell runs again. */
const manyTensors = 50;
const manyBytes = 100e6;
/** So many runs in a row must each keep more than the one before. */
const growingRuns = 3;

export function createLeakWatch(): (left: LeftAfterRun) => Leak | undefined {
  /** What was still held of earlier runs after each of the last ones of a cell, oldest first. */
  const heldBefore = new Map<string, readonly Amount[]>();
  return ({ cellId, unreachable, earlier }) => {
    const runs = [...(heldBefore.get(cellId) ?? []), earlier].slice(-growingRuns - 1);
    heldBefore.set(cellId, runs);
    if (unreachable !== undefined && isMuch(unreachable)) return { kind: 'unreachable', ...unreachable };
    const grown = runs.slice(1).map((run, index) => run.tensors - (runs[index]?.tensors ?? 0));
    if (grown.length < growingRuns || grown.some((tensors) => tensors <= 0)) return undefined;
    const bytes = Math.max(0, earlier.bytes - (runs.at(-2)?.bytes ?? 0));
    return { kind: 'growing', tensors: grown.at(-1) ?? 0, bytes };
  };
}

function isMuch({ tensors, bytes }: Amount): boolean {
  return tensors >= manyTensors || bytes >= manyBytes;
}
