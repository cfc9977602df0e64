/**
 * Frees the tensors of a cell's previous run when it runs again, so that running a cell over and over does not
 * fill the memory: tfjs knows no garbage collection. What another cell's variable still holds is freed when that cell runs again.
 *
 * Freed is only what the cell's earlier run made, no variable reaches now, and nobody asked to `tf.keep`. As a
 * closure may hold a tensor unseen, nothing of a run is freed while a function, promise or class instance that
 * came into reach with that run is still in reach. Not covered: a tensor handed to another cell's closure and
 * nowhere else; `tf.keep` protects it.
 */
import type * as tfjs from '@tensorflow/tfjs';
import { heldBytes } from '../../engine/index.ts';
import type { Amount, LeftAfterRun } from './leakWatch.ts';
import { type Reached, walkFrom } from './reachable.ts';

/** As far as tfjs' engine tracks tensors; both are called for every tensor that is made and freed. */
interface TensorTracker {
  trackTensor(tensor: tfjs.Tensor, backend: unknown): void;
  disposeTensor(tensor: tfjs.Tensor): void;
}

export interface TensorMemory {
  /** The tensors made from now on belong to this run of the cell. */
  runStarts(cellId: string): void;
  /** Frees what the cell's earlier runs left behind, and gives what is left then. */
  runEnds(cellId: string): LeftAfterRun;
  /**
   * Takes values out of the notebook by calling `remove`, and frees the tensors that they alone held, and what the runs
   * of `cellId` left behind. Gives how many tensors that were.
   */
  forget(values: readonly unknown[], remove: () => void, cellId?: string): number;
  /** Whether it is a tensor that was made in this notebook, freed or not. Looks at nothing in it. */
  isTensor(value: object): value is tfjs.Tensor;
}

export interface MemoryHost {
  readonly tracker: TensorTracker;
  /** The notebook's variables. */
  roots(): Iterable<unknown>;
  readonly outside: ReadonlySet<object>;
  isTransparent(prototype: object): boolean;
  isCellCode(source: string): boolean;
  /** Whether code of an earlier run may still be at work, so that nothing must be freed. */
  isBusy(): boolean;
}

/** About half a second of walking. */
const walkBudget = 2_000_000;

interface Run {
  readonly cellId: string;
  readonly tensors: Set<tfjs.Tensor>;
}

export function createTensorMemory(host: MemoryHost): TensorMemory {
  const { tracker } = host;
  const runOf = new WeakMap<object, Run>();
  /** The run with which an opaque value came into reach. */
  const origin = new WeakMap<object, Run>();
  /** Runs that still own tensors, oldest first. */
  let runs: Run[] = [];
  let current: Run | undefined;

  const track = tracker.trackTensor.bind(tracker);
  const dispose = tracker.disposeTensor.bind(tracker);
  tracker.trackTensor = (tensor, backend) => {
    track(tensor, backend);
    if (current === undefined) return;
    current.tensors.add(tensor);
    runOf.set(tensor, current);
  };
  tracker.disposeTensor = (tensor) => {
    dispose(tensor);
    runOf.get(tensor)?.tensors.delete(tensor);
  };

  const walk = (roots: Iterable<unknown>): Reached =>
    walkFrom(roots, {
      outside: host.outside,
      isTransparent: host.isTransparent,
      isCellCode: host.isCellCode,
      budget: walkBudget,
    });
  const isTensor = (value: object): value is tfjs.Tensor => runOf.has(value);

  const free = (candidates: Iterable<tfjs.Tensor>, reached: Reached): number => {
    if (!reached.complete || host.isBusy()) return 0;
    const alive = new Set<Run>();
    for (const value of reached.opaque) {
      const run = origin.get(value);
      if (run !== undefined) alive.add(run);
    }
    let freed = 0;
    for (const tensor of candidates) {
      const run = runOf.get(tensor);
      if (run === undefined || alive.has(run)) continue;
      if (reached.objects.has(tensor) || tensor.isDisposed || tensor.kept) continue;
      tensor.dispose();
      freed += 1;
    }
    return freed;
  };
  const tensorsOf = (owners: readonly Run[]): tfjs.Tensor[] => owners.flatMap(({ tensors }) => [...tensors]);

  /** Of a run that has just ended. Not told where a closure, or what still computes, may hold its tensors unseen. */
  const lostBy = (run: Run | undefined, reached: Reached): Amount | undefined => {
    if (run === undefined || !reached.complete || host.isBusy()) return undefined;
    for (const value of reached.opaque) if (origin.get(value) === run) return undefined;
    return amountOf([...run.tensors].filter((tensor) => !reached.objects.has(tensor) && !tensor.kept));
  };

  return {
    runStarts(cellId) {
      current = { cellId, tensors: new Set() };
      runs.push(current);
    },
    runEnds(cellId) {
      const reached = walk(host.roots());
      if (current !== undefined) {
        for (const value of reached.opaque) if (!origin.has(value)) origin.set(value, current);
      }
      const earlier = runs.filter((run) => run.cellId === cellId && run !== current);
      free(tensorsOf(superseded(runs)), reached);
      runs = runs.filter((run) => run.tensors.size > 0 || run === current);
      return { cellId, unreachable: lostBy(current, reached), earlier: amountOf(tensorsOf(earlier)) };
    },
    forget(values, remove, cellId) {
      const held = [...walk(values).objects].filter(isTensor);
      remove();
      const left = tensorsOf(runs.filter((run) => run.cellId === cellId));
      return free(new Set([...held, ...left]), walk(host.roots()));
    },
    isTensor,
  };
}

/** Runs whose cell has run again: of this cell, and of others whose old tensors a variable of this cell may have held till now. */
function superseded(runs: readonly Run[]): readonly Run[] {
  const latest = new Map(runs.map((run) => [run.cellId, run]));
  return runs.filter((run) => latest.get(run.cellId) !== run);
}

function amountOf(tensors: readonly tfjs.Tensor[]): Amount {
  const bytes = tensors.reduce((sum, tensor) => sum + (heldBytes(tensor) ?? 0), 0);
  return { tensors: tensors.length, bytes };
}
