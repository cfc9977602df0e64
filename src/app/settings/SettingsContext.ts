import { createContext } from 'react';
import type { Settings } from './readSettings.ts';

/** What the address bar asked for when the page was loaded. */
export const SettingsContext = createContext<Settings>({ backend: 'auto', reductions: {}, complaints: [] });
