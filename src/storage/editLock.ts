/**
 * One tab at a time edits a document. The Web Locks API says which (https://www.w3.org/TR/web-locks/): a lock goes when
 * its tab goes, also by a crash. The tab that takes over asks the other one first to save what it has, and takes the
 * lock when that has answered, or when it does not answer.
 *
 * Where there are no Web Locks (a page that is not from a secure origin), every tab starts as the one that edits, and
 * the first save of another one ends that: see `conflict` in `drafts.ts`.
 */
export interface EditLock {
  /** Whether this tab edits; undefined until that is known. */
  readonly held: boolean | undefined;
  /** Makes this tab the one that edits. Resolves when the other has saved, or has not answered. */
  takeOver(): Promise<void>;
  /** Told that another tab has written although this one thought it had the lock. */
  lost(): void;
  release(): void;
}

export interface EditLockOptions {
  readonly document: string;
  readonly locks: Pick<LockManager, 'request'> | undefined;
  /** A channel to the other tabs; may carry other messages, too. */
  readonly channel: Pick<BroadcastChannel, 'postMessage' | 'addEventListener'> | undefined;
  /** Called with each change of `held`. */
  readonly changed: (held: boolean) => void;
  /** Ends editing here and saves what is not saved yet: another tab takes over. `held` is still true. */
  readonly handOver: () => Promise<void>;
  /** Milliseconds that a tab has to save before it is passed over. Default 1500. */
  readonly patience?: number;
}

type LockMessage = { readonly type: 'hand-over' } | { readonly type: 'handed-over' };

/** The lock of a document: whoever holds it edits. */
const lockName = (document: string): string => `convbook.edit.${document}`;

/**
 * Does a task while no tab edits the document, this one included.
 *
 * @param patience milliseconds to wait for a tab that is just closing it; default 1500
 * @returns false, and the task is not done, where a tab goes on editing
 */
export async function whileNobodyEdits(
  document: string,
  locks: Pick<LockManager, 'request'> | undefined,
  task: () => Promise<void>,
  patience = 1500,
): Promise<boolean> {
  let isFree = false;
  const free = (): Promise<void> => {
    isFree = true;
    return task();
  };
  if (locks === undefined) await free();
  else
    await locks
      .request(lockName(document), { signal: AbortSignal.timeout(patience) }, free)
      .catch((error) => {
        if (isFree) throw error;
      });
  return isFree;
}

export function openEditLock(options: EditLockOptions): EditLock {
  const { document, locks, channel, changed, handOver, patience = 1500 } = options;
  const name = lockName(document);
  let held: boolean | undefined;
  let letGo: (() => void) | undefined;
  let queue: AbortController | undefined;
  let answered: (() => void) | undefined;
  let released = false;

  const set = (next: boolean): void => {
    if (released || held === next) return;
    held = next;
    changed(next);
  };
  /** Holds the lock until it is let go; rejects when another tab takes it. */
  const hold = (): Promise<void> => {
    if (released) return Promise.resolve();
    return new Promise((resolve) => {
      letGo = resolve;
      set(true);
    });
  };
  const request = async (how: LockOptions): Promise<void> => {
    try {
      await locks?.request(name, how, (lock) => (lock === null ? waitInLine() : hold()));
    } catch (error) {
      const isAborted = error instanceof DOMException && error.name === 'AbortError';
      // Locks that are refused are as good as none.
      if (!isAborted) return set(true);
      // Taken by another tab, unless it was this one that no longer waits.
      if (how.signal?.aborted === true) return;
      letGo = undefined;
      waitInLine();
    }
  };
  /** Read-only, until the other tab goes. */
  const waitInLine = (): void => {
    set(false);
    if (released) return;
    queue?.abort();
    queue = new AbortController();
    void request({ signal: queue.signal });
  };

  channel?.addEventListener('message', ({ data }: MessageEvent<LockMessage>) => {
    if (data.type === 'handed-over') answered?.();
    if (data.type !== 'hand-over' || held !== true) return;
    handOver()
      // What could not be saved is told by the one who saves.
      .catch(() => undefined)
      .then(() => {
        set(false);
        channel.postMessage({ type: 'handed-over' } satisfies LockMessage);
      });
  });

  if (locks === undefined) queueMicrotask(() => set(true));
  else void request({ ifAvailable: true });

  return {
    get held() {
      return held;
    },
    async takeOver() {
      if (held === true || released) return;
      // Handed over, but nobody took it.
      if (letGo !== undefined) return set(true);
      await new Promise<void>((resolve) => {
        answered = resolve;
        setTimeout(resolve, patience);
        channel?.postMessage({ type: 'hand-over' } satisfies LockMessage);
      });
      if (locks === undefined) return set(true);
      queue?.abort();
      void request({ steal: true });
    },
    lost: () => set(false),
    release() {
      released = true;
      queue?.abort();
      letGo?.();
    },
  };
}
