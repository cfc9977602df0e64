/**
 * Notebooks from files and links, as long as the page is open and, where the browser allows it, longer. An id is
 * made of what the notebook holds: the same file opens as the same notebook, with what the reader has done in it,
 * and an agreement to run one says nothing of another.
 */
import { createStore, type StoreApi } from 'zustand/vanilla';
import { whileNobodyEdits } from '../../storage/editLock.ts';
import { fitOutputs, largestDocument } from '../../storage/fitOutputs.ts';
import type { LearnerRecords } from '../../storage/learnerRecords.ts';
import type { NotebookStorage } from '../../storage/notebookStorage.ts';
import type { KeptOutputs, OpenedDocument, Provenance } from '../../storage/schema.ts';
import { asStorageProblem } from '../../storage/storageProblem.ts';
import { openedPrefix } from '../routing/route.ts';
import { isKeepable } from '../saving/keepable.ts';
import type { FileReading } from './readFile.ts';
import type { ReadNotebook } from './readNotebookFile.ts';
import { createTrustGate, type TrustGate } from './trustGate.ts';

export type OpeningView =
  | { readonly state: 'idle' }
  | { readonly state: 'opening'; readonly name: string }
  | { readonly state: 'failed'; readonly name: string; readonly reason: string };

export type Opened = { readonly name: string } | { readonly reason: string };

export interface OpenedNotebooks {
  /** What the last file that was chosen has come to. */
  readonly view: StoreApi<OpeningView>;
  /** Reads a file; undefined, and a reason in `view`, if it is no notebook. Gives the name of what was opened. */
  openFile(file: File): Promise<string | undefined>;
  openLink(payload: string): Promise<Opened>;
  /** An opened notebook by its name, `opened:<id>`. */
  find(name: string): Promise<OpenedDocument | undefined>;
  /** All of them, the one opened last first. */
  list(): Promise<readonly OpenedDocument[]>;
  /**
   * The outputs that came with a notebook, whole, the first time it is shown after it was opened; of one that was known
   * before, those of cells that do not run here.
   */
  takeOutputs(name: string): readonly KeptOutputs[] | undefined;
  /** Undefined for a lesson; for an opened notebook always a gate, closed until it is known to be trusted. */
  gateOf(name: string): TrustGate | undefined;
  /**
   * Removes a notebook with all that was done in it: text, outputs, versions, guesses, and the agreement that it may run.
   *
   * @returns why it cannot be removed, in a sentence; undefined once it is
   */
  forget(name: string): Promise<string | undefined>;
  dismiss(): void;
}

export interface OpeningHost {
  readonly storage: Pick<NotebookStorage, 'documents' | 'drafts' | 'journal'>;
  /** Undefined where the browser has no Web Locks. */
  readonly locks: Pick<LockManager, 'request'> | undefined;
  readonly records: Pick<LearnerRecords, 'forget'>;
  /** Reads a file, without holding up the page. */
  readonly readFile: (file: File) => Promise<FileReading>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
}

export function createOpenedNotebooks({
  storage,
  locks,
  records,
  readFile,
  now,
}: OpeningHost): OpenedNotebooks {
  const { documents, drafts, journal } = storage;
  const view = createStore<OpeningView>(() => ({ state: 'idle' }));
  const inMemory = new Map<string, OpenedDocument>();
  const outputsOf = new Map<string, readonly KeptOutputs[]>();
  const gates = new Map<string, TrustGate>();

  const gateOf = (name: string): TrustGate | undefined => {
    if (!name.startsWith(openedPrefix)) return undefined;
    const known = gates.get(name);
    if (known !== undefined) return known;
    const gate = createTrustGate(() => {
      const document = inMemory.get(name);
      if (document !== undefined) inMemory.set(name, { ...document, trusted: true });
      // Where nothing is kept, the reader is asked again next time.
      documents.trust(name, true).catch(() => undefined);
    });
    gates.set(name, gate);
    return gate;
  };

  const find = async (name: string): Promise<OpenedDocument | undefined> => {
    const kept = await documents.get(name).catch(() => undefined);
    const document = kept ?? inMemory.get(name);
    if (document?.trusted === true) gateOf(name)?.agree();
    return document;
  };

  /** Keeps what was read, under a name made of the file's digest, and gives the name. */
  const keep = async (
    digest: string,
    read: Exclude<ReadNotebook, { readonly reason: string }>,
    from: Provenance,
  ): Promise<string> => {
    const name = `${openedPrefix}${digest.slice(0, 32)}`;
    const known = await find(name);
    const { title, saved, notes } = read;
    const document: OpenedDocument = {
      id: name,
      title,
      notebook: saved.notebook,
      from,
      trusted: known?.trusted ?? false,
      openedAt: now(),
      extra: { notes },
    };
    inMemory.set(name, document);
    if (isKeepable(document.notebook)) await documents.put(document).catch(() => undefined);
    const results = [...saved.results].map(([cellId, { outputs }]) => ({ cellId, outputs }));
    const kept = fitting(name, results);
    const whole = kept.map((record, index) => ({ ...record, outputs: results[index]?.outputs ?? [] }));
    // What a known notebook has put out here since is newer than the file; what cannot run here is as the file has it.
    const isStatic = new Set(saved.notebook.cells.flatMap(({ kind, id }) => (kind === 'code' ? [] : [id])));
    outputsOf.set(name, known === undefined ? whole : whole.filter(({ cellId }) => isStatic.has(cellId)));
    if (known === undefined && isKeepable(document.notebook))
      await drafts.writeOutputs(name, kept, []).catch(() => undefined);
    return name;
  };

  return {
    view,
    find,
    gateOf,
    list: () => documents.list().catch(() => [...inMemory.values()].reverse()),
    async openFile(file) {
      view.setState({ state: 'opening', name: file.name }, true);
      try {
        const { digest, read } = await readFile(file);
        if ('reason' in read) {
          view.setState({ state: 'failed', name: file.name, reason: read.reason }, true);
          return undefined;
        }
        const name = await keep(digest, read, { kind: 'file', name: file.name });
        view.setState({ state: 'idle' }, true);
        return name;
      } catch (error) {
        // A file that was moved or is locked while it is read, or that asks too much of this machine.
        const reason = `The file could not be read: ${reasonOf(error)}.`;
        view.setState({ state: 'failed', name: file.name, reason }, true);
        return undefined;
      }
    },
    async openLink(payload) {
      const { readLinkPayload } = await import('./link.ts');
      const unpacked = await readLinkPayload(payload);
      if ('reason' in unpacked) return unpacked;
      try {
        const { digest, read } = await readFile(new File([unpacked.markdown], ''));
        return 'reason' in read ? read : { name: await keep(digest, read, { kind: 'link' }) };
      } catch (error) {
        return { reason: `The notebook in the link could not be read: ${reasonOf(error)}.` };
      }
    },
    takeOutputs(name) {
      const outputs = outputsOf.get(name);
      outputsOf.delete(name);
      return outputs;
    },
    async forget(name) {
      try {
        const isDone = await whileNobodyEdits(name, locks, async () => {
          // Where nothing is kept there is nothing to remove; what is kept and cannot be removed is said.
          if ((await documents.get(name).catch(() => undefined)) !== undefined) await documents.remove(name);
          journal.clear(name);
        });
        if (!isDone) return 'It is open in another tab. Close it there first.';
      } catch (error) {
        return `This browser did not let it go (${asStorageProblem(error).message})`;
      }
      records.forget(name);
      inMemory.delete(name);
      outputsOf.delete(name);
      gates.delete(name);
      return undefined;
    },
    dismiss: () => view.setState({ state: 'idle' }, true),
  };
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The outputs as far as all of them together may be kept. */
function fitting(
  document: string,
  results: readonly Pick<KeptOutputs, 'cellId' | 'outputs'>[],
): KeptOutputs[] {
  let room = largestDocument;
  return results.map(({ cellId, outputs }) => {
    const fitted = fitOutputs(outputs, room);
    room -= fitted.bytes;
    return { document, cellId, ...fitted };
  });
}

/** What the import had to say of a notebook; a record from a database can be anything. */
export function notesOf({ extra }: OpenedDocument): readonly string[] {
  if (typeof extra !== 'object' || extra === null || !('notes' in extra) || !Array.isArray(extra.notes))
    return [];
  return extra.notes.filter((note) => typeof note === 'string');
}
