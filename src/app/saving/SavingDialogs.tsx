import { lazy, Suspense } from 'react';
import { useSaving, useSavingView } from './SavingContext.ts';

const OpenDialog = lazy(() => import('./OpenDialog.tsx'));

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
