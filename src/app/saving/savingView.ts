import type { StorageProblem } from '../../storage/storageProblem.ts';

/** What the page shows of the saving of a document. */
export interface SavingView {
  /** `untouched` while the text is as it was shipped and never was another. */
  readonly text: 'untouched' | 'saving' | 'saved' | 'unsaved';
  /** Why the text, its outputs or its versions are not kept; absent while all is well. */
  readonly problem?: {
    readonly about: 'text' | 'outputs' | 'versions';
    readonly reason: StorageProblem;
    /** Whether the text is at least where the last edits are noted. */
    readonly inJournal?: boolean;
  };
  /** Whether this tab edits, another one does, or that is not known yet. */
  readonly access: 'pending' | 'here' | 'elsewhere';
  /** Why `access` was taken away, where that is more than another tab being open. */
  readonly accessNote?: string;
  /** The lesson has changed since the reader's text began, and the reader has not chosen yet. */
  readonly isUpdated: boolean;
  /** What is asked of the reader. */
  readonly dialog?: SavingDialog;
}

export type SavingDialog =
  | { readonly type: 'versions' }
  | { readonly type: 'update' }
  | { readonly type: 'reset' }
  | { readonly type: 'reset-cell'; readonly cellId: string };

/** What is wrong with the text hides what is wrong with the rest: it is worse. */
export function withProblem(view: SavingView, problem: NonNullable<SavingView['problem']>): SavingView {
  return view.problem?.about === 'text' && problem.about !== 'text' ? view : { ...view, problem };
}

/** A copy that lacks `keys`: under exactOptionalPropertyTypes, absent and undefined are not the same. */
export function without(
  view: SavingView,
  ...keys: readonly ('problem' | 'accessNote' | 'dialog')[]
): SavingView {
  const copy: { -readonly [Key in keyof SavingView]: SavingView[Key] } = { ...view };
  for (const key of keys) delete copy[key];
  return copy;
}

/** The text is saved: that of it which was wrong is so no more. */
export function saved(view: SavingView): SavingView {
  return { ...(view.problem?.about === 'text' ? without(view, 'problem') : view), text: 'saved' };
}
