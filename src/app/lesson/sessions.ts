/**
 * The lessons that have been opened since the page was loaded. Going to another lesson and back must not cost
 * a trained network, so a session in which something ran is kept; an untouched one gives its kernel back.
 */
import type { Notebook } from '../../notebook/types.ts';
import type { LearnerRecords } from '../../storage/learnerRecords.ts';
import { recordSolved } from '../exercises/recordSolved.ts';
import { openSession, type Session, type SessionHost } from '../notebook/session.ts';

export interface Sessions {
  /** The lesson's session: the one of before, else a new one. */
  open(lesson: string, notebook: Notebook): Session;
  /** Told when the lesson's page is left. */
  leave(lesson: string): void;
}

/** @param records where solved exercises are noted; without it, none is. */
export function createSessions(host: SessionHost, records?: LearnerRecords): Sessions {
  const open = new Map<string, Session>();
  return {
    open(lesson, notebook) {
      const known = open.get(lesson);
      if (known !== undefined) return known;
      const session = openSession(notebook, host);
      open.set(lesson, session);
      if (records !== undefined) recordSolved(session.notebook, records, lesson);
      return session;
    },
    leave(lesson) {
      const session = open.get(lesson);
      if (session === undefined || !isUntouched(session)) return;
      open.delete(lesson);
      session.dispose();
    },
  };
}

function isUntouched({ notebook, original }: Session): boolean {
  return notebook.getState() === original;
}
