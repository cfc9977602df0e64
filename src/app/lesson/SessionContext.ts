import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import type { KernelView } from '../kernel/kernelView.ts';
import type { NotebookParts } from '../notebook/parts.ts';
import type { Session } from '../notebook/session.ts';
import type { CellState, NotebookState } from '../notebook/state.ts';

export const SessionContext = createContext<Session | undefined>(undefined);

/** The lesson that is open. Throws outside a lesson's page, which is a mistake in the program. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (session === undefined) throw new Error('useSession: there is no lesson open around this component.');
  return session;
}

/** Part of the kernel's view; the component renders again when that part changes. */
export function useKernel<Part>(select: (view: KernelView) => Part): Part {
  return useStore(useSession().kernel, select);
}

/** Part of the notebook's state. */
export function useNotebook<Part>(select: (state: NotebookState) => Part): Part {
  return useStore(useSession().notebook, select);
}

/** Something read out of the notebook's text as a whole. */
export function useParts<Part>(select: (parts: NotebookParts) => Part): Part {
  return useStore(useSession().parts, select);
}

/** A cell of the lesson that is open. */
export function useCell(id: string): CellState {
  const cell = useNotebook((state) => state.cells[id]);
  if (cell === undefined) throw new Error(`useCell: the lesson has no cell “${id}”.`);
  return cell;
}
