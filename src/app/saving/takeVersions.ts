/**
 * Takes versions to return to, without being asked: the text as it was found when the reader begins to change it, then every few
 * minutes of typing, and the text that a run has used.
 */
import type { StoreApi } from 'zustand/vanilla';
import { isSameNotebook } from '../../notebook/sameNotebook.ts';
import type { Notebook } from '../../notebook/types.ts';
import type { VersionReason } from '../../storage/schema.ts';
import { asStorageProblem, type StorageProblem } from '../../storage/storageProblem.ts';
import type { Versions } from '../../storage/versions.ts';
import { documentOf, isSameDocument } from '../notebook/document.ts';
import type { NotebookState } from '../notebook/state.ts';

/** Milliseconds between versions. */
const whileTyping = 3 * 60_000;
const betweenRuns = 30_000;

export interface VersionTaker {
  /** Takes one now, unless the text is the last version's or the original. */
  take(reason: VersionReason): Promise<void>;
  stop(): void;
}

export interface VersionTakerOptions {
  readonly document: string;
  readonly notebook: StoreApi<NotebookState>;
  readonly versions: Pick<Versions, 'add'>;
  /** What can be had at any time, so that it needs no version. */
  readonly shipped: Notebook;
  readonly now: () => number;
  readonly allowed: () => boolean;
  readonly onProblem: (problem: StorageProblem) => void;
}

export function startVersionTaker(options: VersionTakerOptions): VersionTaker {
  const { document, notebook, versions, shipped, now, allowed, onProblem } = options;
  let last: Notebook = shipped;
  let lastAt: number | undefined;

  const add = async (text: Notebook, reason: VersionReason): Promise<void> => {
    if (isSameNotebook(text, last) || isSameNotebook(text, shipped)) return;
    last = text;
    lastAt = now();
    await versions
      .add(document, text, reason, lastAt)
      .catch((error: unknown) => onProblem(asStorageProblem(error)));
  };

  const stop = notebook.subscribe((after, before) => {
    if (!allowed()) return;
    const since = lastAt === undefined ? undefined : now() - lastAt;
    if (!isSameDocument(before, after)) {
      if (since === undefined) {
        lastAt = now();
        void add(documentOf(before), 'found');
      } else if (since >= whileTyping) void add(documentOf(after), 'edited');
    }
    const hasBegunToRun = after.nextExecution > before.nextExecution;
    if (hasBegunToRun && since !== undefined && since >= betweenRuns) void add(documentOf(after), 'run');
  });

  return { take: (reason) => add(documentOf(notebook.getState()), reason), stop };
}
