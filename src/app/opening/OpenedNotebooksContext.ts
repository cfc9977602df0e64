import { createContext, useContext } from 'react';
import type { OpenedNotebooks } from './openedNotebooks.ts';

/** Put there by `main.tsx`. */
export const OpenedNotebooksContext = createContext<OpenedNotebooks | undefined>(undefined);

export function useOpenedNotebooks(): OpenedNotebooks {
  const notebooks = useContext(OpenedNotebooksContext);
  if (notebooks === undefined) throw new Error('useOpenedNotebooks: none were given by main.tsx.');
  return notebooks;
}
