/** Reads what is kept of a document, before it is shown. */
import type { Notebook } from '../../notebook/types.ts';
import type { NotebookStorage } from '../../storage/notebookStorage.ts';
import type { KeptDocument, KeptOutputs } from '../../storage/schema.ts';
import { type OpenedText, openedText } from './openedText.ts';

export interface PreparedDocument {
  /** As in `Draft`. */
  readonly document: string;
  /** As it comes with the page, or as it was opened. */
  readonly shipped: Notebook;
  readonly text: OpenedText;
  readonly outputs: readonly KeptOutputs[];
}

/** Where nothing can be read the document is shown as it is shipped; the first save will then say what is wrong. */
export async function prepareDocument(
  { drafts, journal }: Pick<NotebookStorage, 'drafts' | 'journal'>,
  document: string,
  shipped: Notebook,
): Promise<PreparedDocument> {
  const kept = await drafts.read(document).catch((): KeptDocument => ({ outputs: [] }));
  return {
    document,
    shipped,
    text: openedText(shipped, kept, journal.read(document)),
    outputs: kept.outputs,
  };
}
