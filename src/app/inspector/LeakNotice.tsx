import { useStore } from 'zustand';
import type { Leak } from '../../kernel/protocol.ts';
import { useSession } from '../lesson/SessionContext.ts';
import './leakNotice.css';
import { formatBytes } from './listVariables.ts';

/** One quiet line under a cell that leaves tensors behind, and what to do about it. */
export function LeakNotice({ cellId }: { readonly cellId: string }) {
  const { memory } = useSession();
  const leak = useStore(memory, ({ leaks }) => leaks.get(cellId));
  if (leak === undefined) return null;
  const lines = describeLeak(leak);
  return (
    <p className="leak-notice" data-leak={leak.kind}>
      <strong>{lines.what}</strong> {lines.advice}
    </p>
  );
}

/** What is lost, and what to try. */
export function describeLeak({ kind, tensors, bytes }: Leak): {
  readonly what: string;
  readonly advice: string;
} {
  const amount = `${tensors.toLocaleString('en')} ${tensors === 1 ? 'tensor' : 'tensors'} (${formatBytes(bytes)})`;
  switch (kind) {
    case 'unreachable':
      return {
        what: `This run left ${amount} that no variable holds.`,
        advice: 'Put the computation in tf.tidy(() => …), or call dispose() on what you no longer need.',
      };
    case 'growing':
      return {
        what: `Each run of this cell keeps ${amount} more.`,
        advice: 'If you do not need those of earlier runs, call dispose() on them, or make their list anew.',
      };
  }
}
