/**
 * Which cells to run, in order, so that every cell that has run shows what a run from the top would show. No more than
 * that, and no less: a cell that trains a network goes on with the network it finds, so what made the network runs again
 * before it.
 */
import type { NotebookState } from '../state.ts';
import { isCostly } from './cost.ts';
import { type Memory, noteRun } from './memory.ts';
import { namesOf } from './namesOf.ts';
import { type Review, review, yetToCome } from './review.ts';

export interface Plan {
  readonly cellIds: readonly string[];
  /** Names to be forgotten first: a cell would find them though no cell above it defines them. */
  readonly forget: readonly string[];
}

export function planStale(state: NotebookState): Plan {
  const seeds = notFresh(state);
  return seeds.length === 0 ? { cellIds: [], forget: [] } : planRestoring(state);
}

/** As `planStale`, and also where no cell is stale but a name is left with another value than a run from the top leaves. */
export function planRestoring(state: NotebookState): Plan {
  return withLastValues(state, completed(state, new Set(notFresh(state)), true));
}

function notFresh(state: NotebookState): string[] {
  const { cells } = review(state, { strict: true });
  return [...cells].flatMap(([id, { standing }]) =>
    standing === 'unrun' || standing === 'fresh' ? [] : [id],
  );
}

/** The cells that `seeds` need to be run before them, to find what a run from the top would give them. */
export function planFor(state: NotebookState, seeds: Iterable<string>): Plan {
  return inOrder(state, completed(state, new Set(seeds), false));
}

interface Completed {
  readonly rerun: ReadonlySet<string>;
  readonly forget: ReadonlySet<string>;
  /** The kernel's names after these runs, and those of a run from the top. */
  readonly memory: Memory;
  readonly end: Memory;
}

/** @param downstream whether cells below, which have read what runs again, run again too */
function completed(state: NotebookState, seeds: ReadonlySet<string>, downstream: boolean): Completed {
  const rerun = new Set(seeds);
  const forget = new Set<string>();
  for (;;) {
    const size = rerun.size;
    const wanted = review(state, { strict: true, rerun });
    if (downstream)
      for (const [id, { standing }] of wanted.cells)
        if (standing !== 'unrun' && standing !== 'fresh') rerun.add(id);
    const memory = simulated(state, wanted, rerun, forget);
    if (rerun.size === size) return { rerun, forget, memory, end: wanted.end };
  }
}

/** Runs the cells in thought, on what the kernel has; notes what would have to run before. */
function simulated(state: NotebookState, wanted: Review, rerun: Set<string>, forget: Set<string>): Memory {
  const memory = new Map(state.memory);
  for (const [id, { inputs, effects }] of wanted.cells) {
    const cell = state.cells[id];
    if (cell === undefined || !rerun.has(id)) continue;
    for (const [name, want] of inputs) {
      const found = memory.get(name);
      if (found?.version === want?.version) continue;
      if (want !== undefined) rerun.add(want.by);
      else if (state.memory.has(name)) forget.add(name);
    }
    noteRun(memory, id, namesOf(cell), effects, yetToCome(id));
  }
  return memory;
}

/**
 * Names that no stale cell reads may still end up otherwise than from the top, where a cell was run out of order. What
 * gives them their last value runs too, if that and all it needs is cheap.
 */
function withLastValues(state: NotebookState, first: Completed): Plan {
  let plan = first;
  const tooCostly = new Set<string>();
  for (;;) {
    // Looked for anew each time: what is added for one name may give another, which was right, an earlier value again.
    const [missing] = [...plan.end].flatMap(([name, { version, by }]) =>
      plan.rerun.has(by) || tooCostly.has(by) || plan.memory.get(name)?.version === version ? [] : [by],
    );
    if (missing === undefined) return inOrder(state, plan);
    const more = completed(state, new Set([...plan.rerun, missing]), true);
    const added = [...more.rerun].filter((id) => !plan.rerun.has(id));
    if (added.some((id) => isCostly(state, id))) tooCostly.add(missing);
    else plan = more;
  }
}

function inOrder(state: NotebookState, { rerun, forget }: Completed): Plan {
  return { cellIds: state.order.filter((id) => rerun.has(id)), forget: [...forget] };
}
