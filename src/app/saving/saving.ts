/**
 * The saving of one open document: which tab edits it, what of it is saved, and the ways back. It lives as long as the
 * document's session, outside React.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Notebook } from '../../notebook/types.ts';
import { openEditLock } from '../../storage/editLock.ts';
import type { NotebookStorage } from '../../storage/notebookStorage.ts';
import type { Version, VersionReason } from '../../storage/schema.ts';
import { withKeptOutputs } from '../notebook/keptOutputs.ts';
import type { Session } from '../notebook/session.ts';
import { followed } from './followed.ts';
import { openedText } from './openedText.ts';
import type { PreparedDocument } from './preparedDocument.ts';
import { startOutputsSaver } from './saveOutputs.ts';
import { startTextSaver } from './saveText.ts';
import { type SavingDialog, type SavingView, saved, without, withProblem } from './savingView.ts';
import { startVersionTaker } from './takeVersions.ts';

export interface SavingHost {
  readonly storage: NotebookStorage;
  /** Undefined where the browser has no Web Locks. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** A channel to the other tabs that have the document open. */
  readonly openChannel: (document: string) => BroadcastChannel | undefined;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  /** A name that no other session has. */
  readonly newWriter: () => string;
  /** Calls back whenever the page is hidden or about to go; returns a function that stops it. */
  readonly onHide: (task: () => void) => () => void;
  /** Has the browser ask before it closes the page, while `isWanted` says so. */
  readonly askBeforeLeaving: (isWanted: () => boolean) => () => void;
}

export interface Saving {
  readonly view: StoreApi<SavingView>;
  /** The document as it comes with the page, or as it was opened. */
  readonly shipped: Notebook;
  ask(dialog: SavingDialog | undefined): void;
  /** Makes this tab the one that edits. */
  takeOver(): void;
  /** Tries again to save what could not be saved. */
  retry(): void;
  versions(): Promise<Version[]>;
  /** Puts another text in the place of the reader's, which is kept as a version; can be undone. */
  replace(notebook: Notebook, label: string, reason: VersionReason): Promise<void>;
  /** The lesson has been updated: goes on with the reader's text, or with the new one. */
  settleUpdate(choice: 'mine' | 'new'): Promise<void>;
  closeProblem(): void;
  /** Ends it; what is not saved yet is saved. Resolves when it is. */
  dispose(): Promise<void>;
}

type SavingMessage = { readonly type: 'saved' };

export function openSaving(prepared: PreparedDocument, session: Session, host: SavingHost): Saving {
  const { document, shipped, text } = prepared;
  const { notebook, readOnly } = session;
  const { storage, now } = host;
  const view = createStore<SavingView>(() => ({
    text: text.notebook === shipped ? 'untouched' : 'saved',
    access: 'pending',
    isUpdated: text.isUpdated,
  }));
  const change = (next: (before: SavingView) => SavingView): void => view.setState(next, true);
  let isInJournal = true;

  const channel = host.openChannel(document);
  const allowed = (): boolean => lock.held === true;

  const versions = startVersionTaker({
    document,
    notebook,
    versions: storage.versions,
    shipped,
    now,
    allowed,
    onProblem: (reason) => change((before) => withProblem(before, { about: 'versions', reason })),
  });
  const outputs = startOutputsSaver({
    document,
    notebook,
    drafts: storage.drafts,
    kept: prepared.outputs,
    allowed,
    onProblem: (reason) => change((before) => withProblem(before, { about: 'outputs', reason })),
  });
  const saver = startTextSaver({
    document,
    writer: host.newWriter(),
    notebook,
    drafts: storage.drafts,
    journal: storage.journal,
    now,
    revision: text.revision,
    committed: text.committed,
    original: text.isUpdated ? undefined : shipped,
    allowed,
    onDirty: () => change((before) => (before.text === 'unsaved' ? before : { ...before, text: 'saving' })),
    onSaved: () => {
      change(saved);
      channel?.postMessage({ type: 'saved' } satisfies SavingMessage);
    },
    onProblem: (reason, inJournal) => {
      isInJournal = inJournal;
      if (reason.kind !== 'conflict')
        return change((before) =>
          withProblem({ ...before, text: 'unsaved' }, { about: 'text', reason, inJournal }),
        );
      const accessNote = 'Another tab has saved it since. What you typed here is kept under Versions.';
      change((before) => ({ ...before, accessNote }));
      lock.lost();
    },
  });

  /** Shows the newest text that is kept, unless it is the one that is here. */
  const refresh = async (withOutputs: boolean): Promise<void> => {
    const kept = await (withOutputs ? storage.drafts.read(document) : storage.drafts.readText(document));
    const newest = openedText(shipped, kept, storage.journal.read(document));
    // Two tabs may have counted to the same number, each with a text of its own.
    if (newest.revision === saver.revision() && !saver.isDirty()) return;
    saver.adopt(newest, () =>
      notebook.setState((state) => withKeptOutputs(followed(state, newest.notebook), kept.outputs), true),
    );
    const { isUpdated } = newest;
    change((before) => ({ ...before, isUpdated, text: newest.notebook === shipped ? 'untouched' : 'saved' }));
  };

  const lock = openEditLock({
    document,
    locks: host.locks,
    channel,
    async handOver() {
      readOnly.setState(true, true);
      await Promise.all([saver.flush(), outputs.flush()]);
    },
    changed(held) {
      const wasElsewhere = view.getState().access === 'elsewhere';
      readOnly.setState(true, true);
      if (held) {
        // Outputs of this tab's own kernel are newer than kept ones.
        const hasRun = notebook.getState().nextExecution > 1;
        refresh(wasElsewhere && !hasRun)
          // What cannot be read cannot be written either, and the first save tells.
          .catch(() => undefined)
          .then(() => {
            if (lock.held !== true) return;
            readOnly.setState(false, true);
            change((before) => ({ ...without(before, 'accessNote'), access: 'here' }));
          });
        return;
      }
      change((before) => ({ ...before, access: 'elsewhere' }));
      // The other tab has taken over without waiting for this one.
      const kept = saver.isDirty() ? versions.take('before-takeover') : Promise.resolve();
      void kept.then(() => refresh(false)).catch(() => undefined);
    },
  });
  // Until it is known that no other tab edits.
  readOnly.setState(true, true);

  channel?.addEventListener('message', ({ data }: MessageEvent<SavingMessage>) => {
    if (data.type === 'saved' && lock.held === false) refresh(false).catch(() => undefined);
  });
  const stopHiding = host.onHide(() => {
    void saver.flush();
    void outputs.flush();
  });
  const stopAsking = host.askBeforeLeaving(() => view.getState().text === 'unsaved' && !isInJournal);

  const replace = async (next: Notebook, label: string, reason: VersionReason): Promise<void> => {
    await versions.take(reason);
    session.restructure({ type: 'replaced', notebook: next, label });
  };

  return {
    view,
    shipped,
    ask: (dialog) =>
      change((before) => (dialog === undefined ? without(before, 'dialog') : { ...before, dialog })),
    takeOver: () => void lock.takeOver(),
    retry: () => void saver.flush(),
    versions: () => storage.versions.list(document),
    replace,
    async settleUpdate(choice) {
      if (choice === 'new') await replace(shipped, 'take the new lesson', 'before-update');
      saver.startFrom(shipped);
      change((before) => ({ ...before, isUpdated: false }));
    },
    closeProblem: () => change((before) => without(before, 'problem')),
    dispose() {
      stopHiding();
      stopAsking();
      versions.stop();
      outputs.stop();
      saver.stop();
      return Promise.all([saver.flush(), outputs.flush()])
        .then(() => undefined)
        .finally(() => {
          lock.release();
          channel?.close();
        });
    },
  };
}
