import type { KernelEvent } from '../../kernel/client.ts';
import type { Leak, Memory } from '../../kernel/protocol.ts';

/** What the page keeps of the kernel's memory: how it went over the last runs, and the cells that lose tensors. */
export interface MemoryView {
  /** After each of the last runs, oldest first. */
  readonly history: readonly Memory[];
  /** What the last run of each cell left behind, where that is worth a word. */
  readonly leaks: ReadonlyMap<string, Leak>;
}

export const memoryUnseen: MemoryView = { history: [], leaks: new Map() };

/** Runs that the small line shows. */
const mostRuns = 60;

/** What follows from an event of the kernel; a kernel that starts has lost nothing yet. */
export function memoryTransition(view: MemoryView, event: KernelEvent): MemoryView {
  switch (event.type) {
    case 'state':
      return event.state === 'starting' ? memoryUnseen : view;
    case 'memory':
      return { ...view, history: [...view.history, event.memory].slice(-mostRuns) };
    case 'ended': {
      const { leak } = event.result;
      if (leak === undefined && !view.leaks.has(event.cellId)) return view;
      const leaks = new Map(view.leaks);
      if (leak === undefined) leaks.delete(event.cellId);
      else leaks.set(event.cellId, leak);
      return { ...view, leaks };
    }
    default:
      return view;
  }
}
