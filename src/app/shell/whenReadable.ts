/**
 * The text comes first: what only makes it run (editor, formulas, kernel) is fetched once the reader has had a
 * moment with it, or at once when the reader reaches for something.
 */
const moment = 800;
const reaching = ['pointerdown', 'keydown', 'focusin'] as const;

let readable: Promise<void> | undefined;

/** Resolves when heavy parts may be loaded; the moment starts with the first call, when a lesson is drawn. */
export function whenReadable(): Promise<void> {
  readable ??= new Promise((resolve) => {
    const go = (): void => {
      clearTimeout(timer);
      for (const type of reaching) window.removeEventListener(type, go, true);
      resolve();
    };
    const timer = setTimeout(go, moment);
    for (const type of reaching) window.addEventListener(type, go, { capture: true, passive: true });
  });
  return readable;
}
