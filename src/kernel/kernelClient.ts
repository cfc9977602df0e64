import type { CellText, Device, FollowUp, KernelOptions } from './protocol.ts';
import type { KernelEvent, KernelState } from './transitions.ts';
import type { DetailQuery, VariableDetail } from './variableDetail.ts';

/** The page's side of the kernel (`client.ts`), as the app uses it. */
export interface KernelClient {
  readonly state: KernelState;
  readonly device: Device | undefined;
  /** Starts the kernel, or restarts it with other options. Rejects with a plain reason if it cannot run. */
  start(options: KernelOptions): Promise<Device>;
  /** Queues a run of a cell and returns its number. A failed or interrupted run cancels those queued behind it. */
  run(cellId: string, source: string, followUp?: FollowUp): number;
  /** Takes back every run that has not started. */
  cancelQueued(): void;
  /**
   * Takes variables out of the notebook and frees their tensors, and those that the runs of `cellId` left behind,
   * as far as no other variable holds them; after the running cell, if one runs. Without a kernel there are none.
   */
  forget(names: readonly string[], cellId?: string): void;
  /** Asks how long these cells would train; an event answers. Without a kernel nothing is known of their models. */
  expect(cells: readonly CellText[]): void;
  /**
   * Looks closely at a variable. While a cell runs, the answer comes when it next yields.
   *
   * Rejects where there is no such variable, where it cannot be read, and where the kernel ends before it answers.
   */
  inspect(query: DetailQuery): Promise<VariableDetail>;
  /** Stops the running cell where it next yields; pressed again, or if it never yields, restarts. */
  interrupt(): void;
  /** Ends the worker, losing all variables, and starts another. Options default to the last ones. */
  restart(options?: KernelOptions): Promise<Device>;
  dispose(): void;
  /** Calls `listener` with every event from now on; returns a function that stops it. */
  subscribe(listener: (event: KernelEvent) => void): () => void;
}
