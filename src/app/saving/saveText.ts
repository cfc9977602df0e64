/**
 * Keeps what is typed. An edit is in the database a quarter of a second later, also while typing goes on; a change to
 * the list of cells, and what is typed when the page is hidden, also goes to the journal, which needs no time.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Notebook } from '../../notebook/types.ts';
import type { Drafts } from '../../storage/drafts.ts';
import type { Journal } from '../../storage/journal.ts';
import { asStorageProblem, type StorageProblem } from '../../storage/storageProblem.ts';
import { documentOf, isSameDocument } from '../notebook/document.ts';
import type { NotebookState } from '../notebook/state.ts';

/** Milliseconds from an edit to its saving. */
export const saveDelay = 200;
const retryDelay = 5000;

export interface TextSaver {
  /** Of the text that is shown. */
  revision(): number;
  /** Whether there is something that the database has not. */
  isDirty(): boolean;
  /** Saves what is not saved yet; resolves when that has worked or failed. */
  flush(): Promise<void>;
  /** Puts what is not saved yet into the journal, at once. */
  noteInJournal(): void;
  /** Shows a text that is kept already: `show` is no edit. */
  adopt(kept: { readonly revision: number; readonly committed: number }, show: () => void): void;
  /** From now on the document starts from this one. */
  startFrom(original: Notebook): void;
  stop(): void;
}

export interface TextSaverOptions {
  readonly document: string;
  readonly writer: string;
  readonly notebook: StoreApi<NotebookState>;
  readonly drafts: Pick<Drafts, 'write' | 'forgetOutputsExcept'>;
  readonly journal: Journal;
  readonly now: () => number;
  /** As in `OpenedText`. */
  readonly revision: number;
  readonly committed: number;
  /** What the document started from, if that is to be written with the first save. */
  readonly original: Notebook | undefined;
  /** Whether this tab may save. */
  readonly allowed: () => boolean;
  readonly onDirty: () => void;
  readonly onSaved: () => void;
  /** @param inJournal whether the journal at least has the text */
  readonly onProblem: (problem: StorageProblem, inJournal: boolean) => void;
}

export function startTextSaver(options: TextSaverOptions): TextSaver {
  const { document, writer, notebook, drafts, journal, now, allowed, onDirty, onSaved, onProblem } = options;
  let { revision, committed, original } = options;
  let adopting = false;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const schedule = (delay: number): void => {
    timer ??= setTimeout(() => void flush(), delay);
  };
  const noteInJournal = (): boolean => {
    if (revision <= committed || !allowed()) return true;
    return journal.write(document, { notebook: documentOf(notebook.getState()), revision, savedAt: now() });
  };

  const write = async (): Promise<void> => {
    const text = documentOf(notebook.getState());
    const start = original;
    const draft = { document, notebook: text, revision, writer, savedAt: now() };
    const put = () => drafts.write(draft, committed, start);
    try {
      await put().catch(async (error: unknown) => {
        if (asStorageProblem(error).kind !== 'full') throw error;
        // Outputs can be computed again.
        await drafts.forgetOutputsExcept(document);
        await put();
      });
    } catch (error) {
      const problem = asStorageProblem(error);
      const inJournal = problem.kind !== 'conflict' && noteInJournal();
      if (problem.kind !== 'conflict') schedule(retryDelay);
      onProblem(problem, inJournal);
      return;
    }
    committed = Math.max(committed, draft.revision);
    if (original === start) original = undefined;
    const entry = journal.read(document);
    if (entry !== undefined && entry.revision <= committed) journal.clear(document);
    if (revision <= committed) onSaved();
  };
  const flush = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    await running;
    // Another flush that waited for the same may have begun.
    if (running !== undefined) return flush();
    if (revision <= committed || !allowed()) return;
    running = write().finally(() => {
      running = undefined;
    });
    await running;
  };

  const stop = notebook.subscribe((after, before) => {
    if (adopting || isSameDocument(before, after) || !allowed()) return;
    revision += 1;
    onDirty();
    if (before.order === after.order) return schedule(saveDelay);
    noteInJournal();
    void flush();
  });
  if (revision > committed) schedule(0);

  return {
    revision: () => revision,
    isDirty: () => revision > committed,
    flush,
    noteInJournal: () => void noteInJournal(),
    adopt(kept, show) {
      clearTimeout(timer);
      timer = undefined;
      ({ revision, committed } = kept);
      adopting = true;
      show();
      adopting = false;
      if (revision > committed && allowed()) schedule(0);
    },
    startFrom(next) {
      original = next;
      // Also where the text stays: what it starts from must be kept.
      revision += 1;
      onDirty();
      schedule(0);
    },
    stop() {
      clearTimeout(timer);
      stop();
    },
  };
}
