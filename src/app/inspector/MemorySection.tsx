import { formatMegabytes } from '../kernel/kernelView.ts';
import { useKernel } from '../lesson/SessionContext.ts';

/** How many tensors there are, and what they take. */
export function MemorySection() {
  const memory = useKernel((view) => view.memory);
  return (
    <section aria-labelledby="memory">
      <h2 id="memory">Memory</h2>
      <dl>
        <dt>tensors</dt>
        <dd>{memory === undefined ? '–' : memory.tensors.toLocaleString('en')}</dd>
        <dt>bytes</dt>
        <dd>{memory === undefined ? '–' : formatMegabytes(memory.bytes)}</dd>
      </dl>
    </section>
  );
}
