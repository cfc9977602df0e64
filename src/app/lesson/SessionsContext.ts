import { createContext } from 'react';
import type { Sessions } from './sessions.ts';

/** The sessions that outlive the lessons' pages; put there by `main.tsx`. */
export const SessionsContext = createContext<Sessions | undefined>(undefined);
