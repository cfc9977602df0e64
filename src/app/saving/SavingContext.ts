import { createContext, useContext } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { Saving } from './saving.ts';
import type { SavingView } from './savingView.ts';

/** The saving of the document that is open; undefined where nothing is saved, as in a test of a cell alone. */
export const SavingContext = createContext<Saving | undefined>(undefined);

export function useSaving(): Saving | undefined {
  return useContext(SavingContext);
}

const unsavedView = createStore<SavingView>(() => ({ text: 'untouched', access: 'here', isUpdated: false }));

/** Part of what there is to show of the saving. */
export function useSavingView<Part>(select: (view: SavingView) => Part): Part {
  return useStore(useSaving()?.view ?? unsavedView, select);
}
