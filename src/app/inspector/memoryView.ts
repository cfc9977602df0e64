import type { KernelEvent } from '../../kernel/client.ts';
import type { Leak, Memory } from '../../kernel/protocol.ts';
import type { ErrorOutput } from '../../notebook/output.ts';

/** How the kernel has fared since it started: its memory over the last runs, the cells that lose tensors, the last error. */
export interface MemoryView {
  /** When it was started, in milliseconds since 1970. */
  readonly since?: number;
  /** After each of the last runs, oldest first. */
  readonly history: readonly Memory[];
  /** What the last run of each cell left behind, where that is worth a word. */
  readonly leaks: ReadonlyMap<string, Leak>;
  readonly lastError?: LastError;
}

export interface LastError {
  readonly cellId: string;
  readonly error: ErrorOutput;
}

export const memoryUnseen: MemoryView = { history: [], leaks: new Map() };

/** Runs that the small line shows. */
const mostRuns = 60;

/** What follows from an event of the kernel at a time in milliseconds; one that starts has lost nothing yet. */
export function memoryTransition(view: MemoryView, event: KernelEvent, at: number): MemoryView {
  switch (event.type) {
    case 'state':
      return event.state === 'starting' ? { ...memoryUnseen, since: at } : view;
    case 'memory':
      return { ...view, history: [...view.history, event.memory].slice(-mostRuns) };
    case 'output': {
      const { output, cellId } = event;
      return output.mime === 'application/vnd.convbook.error+json'
        ? { ...view, lastError: { cellId: output.cellId ?? cellId, error: output } }
        : view;
    }
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
