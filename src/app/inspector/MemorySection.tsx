import { useStore } from 'zustand';
import type { Memory } from '../../kernel/protocol.ts';
import { useKernel, useSession } from '../lesson/SessionContext.ts';
import { CellLink } from './CellLink.tsx';
import { formatBytes } from './listVariables.ts';
import { MemoryLine } from './MemoryLine.tsx';

/** How many tensors there are and what they take, how that went over the last runs, and who loses some. */
export function MemorySection({ onCell }: { readonly onCell: () => void }) {
  const session = useSession();
  const memory = useKernel((view) => view.memory);
  const { history, leaks } = useStore(session.memory);
  return (
    <section aria-labelledby="memory">
      <h2 id="memory">Memory</h2>
      <dl>
        <dt>tensors</dt>
        <dd>{memory === undefined ? '–' : memory.tensors.toLocaleString('en')}</dd>
        <dt>bytes</dt>
        <dd>{memory === undefined ? '–' : formatBytes(memory.bytes)}</dd>
        {memory?.held !== undefined && (
          <>
            <dt>{held[memory.held.by].name}</dt>
            <dd title={held[memory.held.by].meaning}>{formatBytes(memory.held.bytes)}</dd>
          </>
        )}
      </dl>
      <MemoryLine history={history} />
      {leaks.size > 0 && (
        <p className="quiet">
          Tensors are lost in{' '}
          {[...leaks.keys()].map((cellId) => (
            <CellLink key={cellId} cellId={cellId} onCell={onCell} />
          ))}
        </p>
      )}
    </section>
  );
}

const held: Record<NonNullable<Memory['held']>['by'], { readonly name: string; readonly meaning: string }> = {
  heap: {
    name: 'WASM heap',
    meaning: 'What WebAssembly has reserved so far. It never shrinks, but what is free in it is used again.',
  },
  gpu: { name: 'on the GPU', meaning: 'What the textures or buffers take, those kept for reuse included.' },
};
