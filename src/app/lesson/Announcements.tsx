import { useEffect, useState } from 'react';
import type { CellState } from '../notebook/state.ts';
import { useSession } from './SessionContext.ts';

/** Tells a screen reader when a run starts and how it ends. */
export function Announcements() {
  const { notebook } = useSession();
  const [text, setText] = useState('');
  useEffect(
    () =>
      notebook.subscribe((after, before) => {
        for (const id of after.order) {
          const now = after.cells[id];
          const then = before.cells[id];
          if (now === undefined || then === undefined || now.phase === then.phase) continue;
          const said = sayChange(now);
          if (said !== undefined) setText(said);
        }
      }),
    [notebook],
  );
  return (
    <p className="unseen" role="status">
      {text}
    </p>
  );
}

function sayChange({ id, phase }: CellState): string | undefined {
  switch (phase) {
    case 'running':
      return `Cell ${id} is running.`;
    case 'done':
      return `Cell ${id} is done.`;
    case 'error':
      return `Cell ${id} failed.`;
    case 'stopped':
      return `Cell ${id} was stopped.`;
    case 'idle':
    case 'queued':
      return undefined;
  }
}
