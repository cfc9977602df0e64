/**
 * Keeps what is typed. An edit is in the journal before the key is up again, and in the database a quarter of a second
 * later, also while typing goes on. The journal is for a tab that is killed, the database for all the rest: it has room,
 * and is on the disk.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { Notebook } from '../../notebook/types.ts';
import type { Drafts } from '../../storage/drafts.ts';
import type { Journal, JournalText } from '../../storage/journal.ts';
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
  /** The database has a text of another list of cells, until this revision is there. */
  let wholeUntil = revision + 1;
  /** Cells that were changed since the database had all. */
  const changed = new Set<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: Promise<void> | undefined;

  const schedule = (delay: number): void => {
    timer ??= setTimeout(() => void flush(), delay);
  };
  const noteInJournal = (): boolean => {
    const state = notebook.getState();
    const text: JournalText =
      committed < wholeUntil
        ? { notebook: documentOf(state) }
        : { sources: Object.fromEntries([...changed].map((id) => [id, state.cells[id]?.source ?? ''])) };
    return journal.write(document, { ...text, revision, savedAt: now() });
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
      if (problem.kind === 'conflict') {
        // What this tab has noted must not take the place of what the other has saved.
        journal.clear(document);
        return onProblem(problem, false);
      }
      schedule(retryDelay);
      return onProblem(problem, noteInJournal());
    }
    committed = Math.max(committed, draft.revision);
    if (original === start) original = undefined;
    if (revision > committed) return;
    changed.clear();
    journal.clear(document);
    onSaved();
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
    const edited = editedCells(before, after);
    if (edited === undefined) wholeUntil = revision;
    else for (const id of edited) changed.add(id);
    noteInJournal();
    onDirty();
    if (edited === undefined) void flush();
    else schedule(saveDelay);
  });
  if (revision > committed) schedule(0);

  return {
    revision: () => revision,
    isDirty: () => revision > committed,
    flush,
    adopt(kept, show) {
      clearTimeout(timer);
      timer = undefined;
      ({ revision, committed } = kept);
      wholeUntil = revision + 1;
      changed.clear();
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

/** The cells whose source alone has changed; undefined if more than that has. */
function editedCells(before: NotebookState, after: NotebookState): string[] | undefined {
  if (before.order !== after.order || before.frontMatter !== after.frontMatter) return undefined;
  const touched = after.order.filter((id) => before.cells[id] !== after.cells[id]);
  const isMore = touched.some((id) => {
    const then = before.cells[id];
    const now = after.cells[id];
    return then?.kind !== now?.kind || then?.info !== now?.info;
  });
  return isMore ? undefined : touched.filter((id) => before.cells[id]?.source !== after.cells[id]?.source);
}
