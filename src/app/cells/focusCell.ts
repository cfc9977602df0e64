/**
 * Which cell is selected, and where the focus can go: each cell on the page registers itself, so that commands can go
 * from one to another without the cells knowing each other.
 */
import { createContext } from 'react';
import { createStore, type StoreApi } from 'zustand/vanilla';

/** What a cell on the page can do with the focus. */
export interface CellHandle {
  /** Opens its editor and puts the cursor there. */
  edit(): void;
  /** Takes the focus itself, so that single letters are commands. */
  select(): void;
  /** Puts the cursor there, counting from 1. */
  goTo(line: number, column: number): void;
  /** Where the cursor is or was last, in UTF-16 units from the start; undefined if the cell was never edited. */
  cursor(): number | undefined;
}

export interface CellFocus {
  /** The cell that has, or last had, the focus in it. */
  readonly current: StoreApi<string | undefined>;
  register(cellId: string, handle: CellHandle): () => void;
  /** Like `select`, also for a cell that is about to appear. */
  edit(cellId: string): void;
  select(cellId: string): void;
  /** Whether the cell is on the page; prose that belongs to an exercise is not. */
  has(cellId: string): boolean;
  goTo(cellId: string, line: number, column: number): void;
  cursor(cellId: string): number | undefined;
}

/** @param first the cell that counts as selected until another is */
export function createCellFocus(first?: string): CellFocus {
  const handles = new Map<string, CellHandle>();
  const current = createStore<string | undefined>(() => first);
  /** What a cell that is not on the page yet is to do when it comes. */
  let awaited: { readonly cellId: string; readonly then: 'edit' | 'select' } | undefined;
  const turnTo = (cellId: string, then: 'edit' | 'select'): void => {
    current.setState(cellId, true);
    const handle = handles.get(cellId);
    awaited = handle === undefined ? { cellId, then } : undefined;
    handle?.[then]();
  };
  return {
    current,
    register(cellId, handle) {
      handles.set(cellId, handle);
      if (awaited?.cellId === cellId) {
        const { then } = awaited;
        awaited = undefined;
        // The cell is being put on the page just now; what it opens can come only after that.
        queueMicrotask(() => handle[then]());
      }
      return () => {
        if (handles.get(cellId) === handle) handles.delete(cellId);
      };
    },
    edit: (cellId) => turnTo(cellId, 'edit'),
    select: (cellId) => turnTo(cellId, 'select'),
    has: (cellId) => handles.has(cellId),
    goTo: (cellId, line, column) => handles.get(cellId)?.goTo(line, column),
    cursor: (cellId) => handles.get(cellId)?.cursor(),
  };
}

export const CellFocusContext = createContext<CellFocus>(createCellFocus());
