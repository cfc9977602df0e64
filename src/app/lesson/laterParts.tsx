/** What is beside the text comes after it, and the lesson does not go down with what does not come. */
import {
  type FunctionComponent,
  lazy,
  type ReactNode,
  type RefObject,
  Suspense,
  useEffect,
  useState,
} from 'react';

/** What is lazy in it is fetched when the text is on the page, not while React is still at it. */
export function OnceDrawn({ children }: { readonly children: ReactNode }) {
  const [isDrawn, setDrawn] = useState(false);
  useEffect(() => setDrawn(true), []);
  return isDrawn && <Suspense fallback={null}>{children}</Suspense>;
}

export const Inspector = lazy(() =>
  import('../inspector/Inspector.tsx').then(
    ({ Inspector: loaded }) => ({ default: loaded }),
    () => ({ default: () => <p>This panel could not be loaded. Load the page again to try once more.</p> }),
  ),
);

export const KeySheet = lazyDialog(async () => (await import('../commands/KeySheet.tsx')).KeySheet);
export const OwnFilesDialog = lazyDialog(async () => (await import('./OwnFilesDialog.tsx')).OwnFilesDialog);

interface DialogProps {
  readonly ref: RefObject<HTMLDialogElement | null>;
}

function lazyDialog(load: () => Promise<FunctionComponent<DialogProps>>) {
  return lazy(async () => ({ default: await load().catch(() => DialogNotLoaded) }));
}

function DialogNotLoaded({ ref }: DialogProps) {
  return (
    <dialog ref={ref} aria-label="Not loaded">
      <p>This dialog could not be loaded. Load the page again to try once more.</p>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
