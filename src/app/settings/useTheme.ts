import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Theme, ThemeChoice } from './theme.ts';

const absent: Theme = { choice: () => 'system', choose: () => undefined, subscribe: () => () => undefined };

export const ThemeContext = createContext<Theme>(absent);

/** The reader's choice of theme, and how to change it. */
export function useTheme(): readonly [ThemeChoice, (choice: ThemeChoice) => void] {
  const theme = useContext(ThemeContext);
  return [useSyncExternalStore(theme.subscribe, theme.choice), theme.choose];
}
