/** What saving needs of the browser, gathered in one place. */
import { createNotebookStorage } from '../../storage/notebookStorage.ts';
import type { SavingHost } from './saving.ts';

/** @param localStorage undefined where the browser forbids it */
export function browserSavingHost(localStorage: Storage | undefined): SavingHost {
  return {
    storage: createNotebookStorage(localStorage),
    // Typed as always there, but browsers give it to secure origins only.
    locks: 'locks' in navigator ? navigator.locks : undefined,
    openChannel: (document) =>
      'BroadcastChannel' in window ? new BroadcastChannel(`convbook.${document}`) : undefined,
    now: () => Date.now(),
    newWriter: () => `${Date.now()}-${Math.random()}`,
    onHide(task) {
      const look = (): void => {
        if (document.visibilityState === 'hidden') task();
      };
      document.addEventListener('visibilitychange', look);
      window.addEventListener('pagehide', task);
      return () => {
        document.removeEventListener('visibilitychange', look);
        window.removeEventListener('pagehide', task);
      };
    },
    askBeforeLeaving(isWanted) {
      const ask = (event: BeforeUnloadEvent): void => {
        if (isWanted()) event.preventDefault();
      };
      window.addEventListener('beforeunload', ask);
      return () => window.removeEventListener('beforeunload', ask);
    },
  };
}
