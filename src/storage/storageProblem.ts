/** Why something could not be kept, in words for the reader. */
export type StorageProblemKind =
  /** There is no storage: private window, blocked by a setting, or broken. */
  | 'denied'
  /** No room is left. */
  | 'full'
  /** Another tab has written in between. */
  | 'conflict';

export class StorageProblem extends Error {
  override readonly name = 'StorageProblem';
  readonly kind: StorageProblemKind;

  constructor(kind: StorageProblemKind, message: string, options?: ErrorOptions) {
    super(message, options);
    this.kind = kind;
  }
}

/** What a failure of IndexedDB means to the reader. */
export function asStorageProblem(error: unknown): StorageProblem {
  if (error instanceof StorageProblem) return error;
  const cause = { cause: error };
  const name = error instanceof Error || error instanceof DOMException ? error.name : '';
  if (name === 'QuotaExceededError')
    return new StorageProblem('full', 'This browser’s storage is full.', cause);
  const said = error instanceof Error && error.message !== '' ? ` (${error.message})` : '';
  return new StorageProblem('denied', `This browser keeps nothing for this page${said}.`, cause);
}
