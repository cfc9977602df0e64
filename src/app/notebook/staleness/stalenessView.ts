/** What the page shows of staleness beside each cell's reason; worked out a moment after a change, not at every key. */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { NotebookState } from '../state.ts';
import { trainingCells } from './cost.ts';
import { type DefinitionNote, definitionNotes } from './definitionNotes.ts';
import { type Plan, planStale } from './plan.ts';
import { type Reproducible, reproducible } from './reproducible.ts';

export interface StalenessView {
  /** What *Run stale* would run. */
  readonly plan: Plan;
  readonly reproducible: Reproducible;
  readonly notes: ReadonlyMap<string, readonly DefinitionNote[]>;
  readonly training: ReadonlySet<string>;
}

const nothing: StalenessView = {
  plan: { cellIds: [], forget: [] },
  reproducible: { state: 'nothing has run', reasons: [] },
  notes: new Map(),
  training: new Set(),
};

export function followStaleness(
  notebook: StoreApi<NotebookState>,
  soon: (task: () => void) => void,
): StoreApi<StalenessView> {
  const view = createStore<StalenessView>(() => nothing);
  let isDue = false;
  notebook.subscribe((after, before) => {
    if (isDue || isSameBasis(before, after)) return;
    isDue = true;
    soon(() => {
      isDue = false;
      view.setState(viewOf(notebook.getState()), true);
    });
  });
  return view;
}

export function viewOf(state: NotebookState): StalenessView {
  return {
    plan: planStale(state),
    reproducible: reproducible(state),
    notes: definitionNotes(state),
    training: trainingCells(state),
  };
}

/** Outputs, and what else makes no difference here, come often. */
function isSameBasis(before: NotebookState, after: NotebookState): boolean {
  if (before.order !== after.order || before.memory !== after.memory) return false;
  if (before.cells === after.cells) return true;
  return after.order.every((id) => {
    const [then, now] = [before.cells[id], after.cells[id]];
    return (
      then === now || (then?.known === now?.known && then?.source === now?.source && then?.ran === now?.ran)
    );
  });
}
