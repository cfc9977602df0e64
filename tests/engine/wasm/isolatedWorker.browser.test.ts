/** The engine as it runs for learners: in a worker of an isolated page, with relaxed SIMD and threads. */
import { expect, test } from 'vitest';
import { convolve, relativeError } from './references.ts';

interface Answer {
  readonly isolated: boolean;
  readonly variant: string;
  readonly threads: number;
  readonly y: Float32Array;
  readonly losses: readonly number[];
}

test('threads and fused multiply-add work in a worker of an isolated page, and learn the same twice', async () => {
  expect(crossOriginIsolated).toBe(true);
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  const x = Float32Array.from({ length: 2 * 8 * 8 * 8 }, (_, i) => Math.sin(i));
  const filter = Float32Array.from({ length: 9 * 8 * 16 }, (_, i) => Math.cos(i));
  try {
    const answer = await new Promise<Answer>((resolve, reject) => {
      worker.onmessage = ({ data }) => (typeof data === 'string' ? reject(new Error(data)) : resolve(data));
      worker.onerror = (event) => reject(new Error(event.message));
      worker.postMessage({ x, filter });
    });
    expect(answer.isolated).toBe(true);
    expect(answer.variant).toBe('engine-shared-fma.wasm');
    expect(answer.threads).toBe(2);
    const shape = {
      batch: 2,
      height: 8,
      width: 8,
      inChannels: 8,
      outChannels: 16,
      kernelHeight: 3,
      kernelWidth: 3,
    };
    const rest = {
      stride: [1, 1],
      dilation: [1, 1],
      padTop: 0,
      padLeft: 0,
      outHeight: 6,
      outWidth: 6,
    } as const;
    expect(relativeError(answer.y, convolve({ ...shape, ...rest }, x, filter))).toBeLessThan(1e-5);
    expect(answer.losses[0]).toBeGreaterThan(0);
    expect(answer.losses[1]).toBe(answer.losses[0]);
  } finally {
    worker.terminate();
  }
}, 60_000);
