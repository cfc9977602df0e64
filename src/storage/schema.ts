/**
 * What the database in the reader’s browser holds: one object store for each kind of record, so that a keystroke writes
 * text and no outputs.
 */
import type { DBSchema } from 'idb';
import type { CheckedCase } from '../notebook/exercises.ts';
import type { Output } from '../notebook/output.ts';
import type { Answer } from '../notebook/questions.ts';
import type { Notebook } from '../notebook/types.ts';

export interface Schema extends DBSchema {
  /** By document. */
  drafts: { key: string; value: Draft };
  /** The notebook that the draft of a document started from: a lesson as it was shipped then. */
  originals: { key: string; value: Notebook };
  /** By document and cell. */
  outputs: { key: [string, string]; value: KeptOutputs };
  /** By document and time, in milliseconds since 1970. */
  versions: { key: [string, number]; value: Version };
  /** Notebooks that came from a file or a link, by their ids. */
  documents: { key: string; value: OpenedDocument };
}

/** A document's text as the reader has left it. */
export interface Draft {
  /** `lesson:05-fashion-mnist-cnn`, or the id of an opened document. */
  readonly document: string;
  readonly notebook: Notebook;
  /** Counts changes of the text from 1; a later text has a higher number. */
  readonly revision: number;
  /** Names the session that wrote it. */
  readonly writer: string;
  /** Milliseconds since 1970. */
  readonly savedAt: number;
}

/** What came out of a cell, as far as it is kept (`fitOutputs.ts`). */
export interface KeptOutputs {
  readonly document: string;
  readonly cellId: string;
  readonly outputs: readonly Output[];
  /** About how much room the outputs take. */
  readonly bytes: number;
  /** What the check of an exercise found. */
  readonly cases?: readonly CheckedCase[];
  /** What came out for the questions about the cell. */
  readonly outcomes?: Readonly<Record<string, Answer>>;
}

/** All that is kept of a document. */
export interface KeptDocument {
  readonly draft?: Draft;
  readonly original?: Notebook;
  readonly outputs: readonly KeptOutputs[];
}

/** A text that can be returned to. */
export interface Version {
  readonly document: string;
  /** Milliseconds since 1970; unique in its document. */
  readonly savedAt: number;
  readonly notebook: Notebook;
  readonly reason: VersionReason;
  /** Characters of the text. */
  readonly size: number;
}

export type VersionReason =
  /** As it was when the reader came back and began to change it. */
  | 'found'
  /** A few minutes of typing. */
  | 'edited'
  | 'run'
  /** Something is about to take the text's place: a version, the original, a newer lesson, another tab's text. */
  | 'before-restore'
  | 'before-reset'
  | 'before-update'
  | 'before-takeover';

/** A notebook that did not come with the page. */
export interface OpenedDocument {
  /** `opened:` and something unique; also the name of its draft. */
  readonly id: string;
  readonly title: string;
  /** As it was opened; what was typed since is in its draft. */
  readonly notebook: Notebook;
  readonly from: Provenance;
  /** Whether the reader has agreed that it runs. */
  readonly trusted: boolean;
  /** Milliseconds since 1970. */
  readonly openedAt: number;
  /** What its format holds beside cells, to be given back when it is saved: anything that can be cloned. */
  readonly extra?: unknown;
}

export type Provenance =
  | { readonly kind: 'file'; readonly name: string }
  | { readonly kind: 'link' }
  /** Made here, from nothing or from another one. */
  | { readonly kind: 'own' };
