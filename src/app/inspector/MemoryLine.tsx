import type { Memory } from '../../kernel/protocol.ts';
import { formatBytes } from './listVariables.ts';

const width = 228;
const height = 30;

/** How the tensors' bytes went over the last runs. */
export function MemoryLine({ history }: { readonly history: readonly Memory[] }) {
  if (history.length < 2) return null;
  const most = Math.max(1, ...history.map(({ bytes }) => bytes));
  const points = history.map(({ bytes }, run) => {
    const x = (run / (history.length - 1)) * (width - 4) + 2;
    return `${x.toFixed(1)},${(height - 2 - (bytes / most) * (height - 4)).toFixed(1)}`;
  });
  const [first, last] = [history[0]?.bytes ?? 0, history.at(-1)?.bytes ?? 0];
  return (
    <svg
      className="memory-line"
      role="img"
      aria-label={`Over the last ${history.length} runs the tensors went from ${formatBytes(first)} to ${formatBytes(last)}, at most ${formatBytes(most)}.`}
      viewBox={`0 0 ${width} ${height}`}
    >
      <title>{`Bytes of tensors over the last ${history.length} runs, at most ${formatBytes(most)}`}</title>
      <polyline points={points.join(' ')} />
    </svg>
  );
}
