import { lazy, type Ref, Suspense, useCallback, useEffect, useImperativeHandle, useState } from 'react';
import { NotLoaded } from '../lesson/NotLoaded.tsx';
import { useSession } from '../lesson/SessionContext.ts';
import { whenReadable } from '../shell/whenReadable.ts';
import { FirstLine } from './FirstLine.tsx';

const loadPanel = () => import('./FindPanel.tsx');
const FindPanel = lazy(() =>
  loadPanel().catch(() => ({
    default: ({ onClose }: { readonly onClose: () => void }) => (
      <NotLoaded what="The panel for finding" onClose={onClose} />
    ),
  })),
);

export interface FindHandle {
  /** Opens the panel, or goes to it; 'replace' with the line for replacing. */
  open(what: 'find' | 'replace'): void;
}

interface Asked {
  readonly what: 'find' | 'replace';
  readonly times: number;
  /** What was selected on the page, most likely what is looked for. */
  readonly selected: string;
  /** What had the focus, and gets it back. */
  readonly before: Element | null;
}

/** The place of the panel for finding, which is loaded after the text. */
export function FindHost({ ref }: { readonly ref: Ref<FindHandle> }) {
  const session = useSession();
  const [asked, setAsked] = useState<Asked>();
  /** What was typed before the panel was there. */
  const [typed, setTyped] = useState<string>();
  useImperativeHandle(ref, () => ({
    open(what) {
      const [selected, before] = [selectedText(), document.activeElement];
      setAsked((open) =>
        open === undefined ? { what, times: 1, selected, before } : { ...open, what, times: open.times + 1 },
      );
    },
  }));
  const close = useCallback(() => {
    setAsked(undefined);
    setTyped(undefined);
  }, []);
  useEffect(() => {
    // Where it fails now, it is tried again when the panel is wanted.
    whenReadable()
      .then(loadPanel)
      .catch(() => undefined);
  }, []);
  const before = asked?.before;
  useEffect(() => {
    if (before === undefined) return;
    return () => {
      if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
    };
  }, [before]);
  if (asked === undefined) return null;
  return (
    <Suspense fallback={<FirstLine text={typed ?? asked.selected} onType={setTyped} onClose={close} />}>
      <FindPanel
        session={session}
        replacing={asked.what === 'replace'}
        timesAsked={asked.times}
        selected={asked.selected}
        typed={typed}
        onClose={close}
      />
    </Suspense>
  );
}

/** What is selected, if it is on one line. */
function selectedText(): string {
  const text = window.getSelection()?.toString() ?? '';
  return text.includes('\n') || text.length > 100 ? '' : text;
}
