import { lazy, type Ref, Suspense, useCallback, useImperativeHandle, useState } from 'react';
import { useSession } from '../lesson/SessionContext.ts';

const FindPanel = lazy(() => import('./FindPanel.tsx'));

export interface FindHandle {
  /** Opens the panel, or goes to it; 'replace' with the line for replacing. */
  open(what: 'find' | 'replace'): void;
}

/** The place of the panel for finding, which is loaded when it is first wanted. */
export function FindHost({ ref }: { readonly ref: Ref<FindHandle> }) {
  const session = useSession();
  const [asked, setAsked] = useState<{ readonly what: 'find' | 'replace'; readonly times: number }>();
  useImperativeHandle(ref, () => ({
    open: (what) => setAsked((before) => ({ what, times: (before?.times ?? 0) + 1 })),
  }));
  const close = useCallback(() => setAsked(undefined), []);
  if (asked === undefined) return null;
  return (
    <Suspense fallback={null}>
      <FindPanel
        session={session}
        replacing={asked.what === 'replace'}
        timesAsked={asked.times}
        onClose={close}
      />
    </Suspense>
  );
}
