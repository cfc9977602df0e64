import { lazy, Suspense } from 'react';
import { NotLoaded } from '../lesson/NotLoaded.tsx';
import { useSaving, useSavingView } from './SavingContext.ts';
import type { Saving } from './saving.ts';

const OpenDialog = lazy(() =>
  import('./OpenDialog.tsx').catch(() => ({
    default: ({ saving }: { readonly saving: Saving }) => (
      <NotLoaded what="This dialog" onClose={() => saving.ask(undefined)} />
    ),
  })),
);

/** Whichever dialog about versions, resets and updates is asked for; its code is fetched with the first one. */
export function SavingDialogs() {
  const saving = useSaving();
  const dialog = useSavingView((view) => view.dialog);
  if (saving === undefined || dialog === undefined) return null;
  return (
    <Suspense fallback={null}>
      <OpenDialog saving={saving} dialog={dialog} />
    </Suspense>
  );
}
