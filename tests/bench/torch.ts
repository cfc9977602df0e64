/** PyTorch in a process beside the browser, where it is installed. */
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { ModelName } from './models.ts';

export const installHint =
  'PyTorch is missing: apt-get install python3-torch libopenblas0-pthread, or set PYTHON to a Python that has it.';

export interface Torch {
  /** Images per second of training, in the faster of its two memory layouts. */
  train(model: ModelName, batch: number, images: number, threads: number): Promise<number>;
  close(): void;
}

/** Undefined where this machine has no PyTorch. */
export async function startTorch(): Promise<Torch | undefined> {
  const script = fileURLToPath(new URL('./reference.py', import.meta.url));
  // OpenBLAS' own threads get in the way of PyTorch's, and glibc may give memory back and ask for it again in each step, which takes
  // three times as long as the step: with either the reference would look slower than it is.
  const keepMemory = { MALLOC_TRIM_THRESHOLD_: '1000000000', MALLOC_MMAP_THRESHOLD_: '1000000000' };
  const env = { ...process.env, OPENBLAS_NUM_THREADS: '1', ...keepMemory };
  const child = spawn(process.env.PYTHON ?? '/usr/bin/python3', [script], {
    env,
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const failed = new Promise<undefined>((resolve) => child.once('error', () => resolve(undefined)));
  const torch: Torch = {
    async train(model, batch, images, threads) {
      child.stdin.write(`${JSON.stringify({ model, batch, images, threads })}\n`);
      const line = await Promise.race([lines.next(), failed]);
      if (line === undefined || line.done) throw new Error(installHint);
      return Number(line.value);
    },
    close: () => void child.kill(),
  };
  child.stdin.on('error', () => {});
  try {
    await torch.train('mlp', 32, 32, 1);
    return torch;
  } catch {
    torch.close();
    return undefined;
  }
}
