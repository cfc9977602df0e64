/**
 * The lessons that have been opened since the page was loaded. Going to another lesson and back must not cost
 * a trained network, so a session in which something ran is kept; an untouched one gives its kernel back.
 */
import type { Notebook } from '../../notebook/types.ts';
import type { LearnerRecords } from '../../storage/learnerRecords.ts';
import { recordSolved } from '../exercises/recordSolved.ts';
import { isSameDocument } from '../notebook/document.ts';
import { openSession, type Session, type SessionHost } from '../notebook/session.ts';
import { gatedHost } from '../opening/gatedHost.ts';
import type { TrustGate } from '../opening/trustGate.ts';
import { openedPrefix } from '../routing/route.ts';
import { isKeepable } from '../saving/keepable.ts';
import { type PreparedDocument, prepareDocument } from '../saving/preparedDocument.ts';
import { openSaving, type Saving, type SavingHost } from '../saving/saving.ts';

export interface Sessions {
  /**
   * Reads what is kept of a lesson, for `open`; undefined where nothing is kept, or the lesson is open already.
   *
   * @param shipped the lesson as it comes with the page
   */
  prepare(lesson: string, shipped: Notebook): Promise<PreparedDocument | undefined>;
  /** The lesson's session: the one of before, else a new one, with the kept text and outputs if they were prepared. */
  open(lesson: string, shipped: Notebook, prepared?: PreparedDocument): Session;
  /** The saving of a lesson that is open. */
  savingOf(lesson: string): Saving | undefined;
  /** Told when the lesson's page is left. */
  leave(lesson: string): void;
  /** Ends the lesson's session, whatever has run in it. Resolves when nothing more is written. */
  close(lesson: string): Promise<void>;
}

interface OpenLesson {
  readonly session: Session;
  readonly saving: Saving | undefined;
}

/**
 * @param records where solved exercises are noted; without it, none is.
 * @param savingHost where the text is kept; without it, until the page is closed.
 * @param gateOf asks the reader before a notebook from elsewhere runs; without it, all may run.
 */
export function createSessions(
  host: SessionHost,
  records?: LearnerRecords,
  savingHost?: SavingHost,
  gateOf?: (lesson: string) => TrustGate | undefined,
): Sessions {
  const open = new Map<string, OpenLesson>();
  const close = async (lesson: string): Promise<void> => {
    const known = open.get(lesson);
    open.delete(lesson);
    known?.session.dispose();
    await known?.saving?.dispose();
  };
  return {
    close,
    async prepare(lesson, shipped) {
      if (savingHost === undefined || open.has(lesson)) return undefined;
      return prepareDocument(savingHost.storage, documentOfLesson(lesson), shipped);
    },
    open(lesson, shipped, prepared) {
      const known = open.get(lesson);
      if (known !== undefined) return known.session;
      const session = openSession(
        prepared?.text.notebook ?? shipped,
        gatedHost(host, gateOf?.(lesson)),
        prepared?.outputs,
      );
      const saving =
        savingHost === undefined || prepared === undefined || !isKeepable(shipped)
          ? undefined
          : openSaving(prepared, session, savingHost);
      open.set(lesson, { session, saving });
      if (records !== undefined) recordSolved(session.notebook, records, lesson);
      return session;
    },
    savingOf: (lesson) => open.get(lesson)?.saving,
    leave(lesson) {
      const known = open.get(lesson);
      if (known !== undefined && isDispensable(known.session)) void close(lesson);
    },
  };
}

/** Lessons and opened documents are kept side by side. */
function documentOfLesson(lesson: string): string {
  return lesson.startsWith(openedPrefix) ? lesson : `lesson:${lesson}`;
}

/** Nothing was done here, or nothing but to follow another tab. */
function isDispensable({ notebook, original, readOnly }: Session): boolean {
  const state = notebook.getState();
  const isUntouched = isSameDocument(state, original) && state.nextExecution === 1;
  const isAsked = state.order.some((id) => state.cells[id]?.phase === 'queued');
  return (isUntouched && !isAsked) || (readOnly.getState() && state.nextExecution === 1);
}
