/**
 * The threads that share the kernels' work: workers that wait inside the WebAssembly program for jobs. They live as long as the
 * worker that started them, and end with it.
 */
import type { Program } from './program.ts';

/** A started thread: a worker that can be sent a message and be ended. */
export interface Thread {
  post(message: unknown): void;
  /** Resolves with the first message the thread sends, rejects where it fails. */
  readonly ready: Promise<unknown>;
  terminate(): void;
}

/** Words of the control block in `src/engine/assembly/threads.ts`, counted from its start. */
const finishedWord = 64 / 4;
const failedWord = 192 / 4;

/**
 * What a thread runs: it says "ready" before it begins to wait, for waiting blocks it for good. Where its part of a job traps, it
 * notes that, counts the part as finished, so that nobody waits for it, and serves on.
 */
export const threadSource = `
onmessage = ({ data: { module, memory, control } }) => {
  const { exports } = new WebAssembly.Instance(module, { env: { memory } });
  postMessage('ready');
  for (;;) {
    try {
      return exports.serve(control);
    } catch (trap) {
      const words = new Int32Array(memory.buffer, control);
      Atomics.store(words, ${failedWord}, 1);
      Atomics.add(words, ${finishedWord}, 1);
    }
  }
};`;

/** A thread in a worker of the browser; the policy of the page must allow workers from blob: addresses. */
export function startWorkerThread(): Thread {
  const address = URL.createObjectURL(new Blob([threadSource], { type: 'text/javascript' }));
  const worker = new Worker(address);
  URL.revokeObjectURL(address);
  return {
    post: (message) => worker.postMessage(message),
    ready: new Promise((resolve, reject) => {
      worker.onmessage = ({ data }) => resolve(data);
      worker.onerror = (event) => reject(new Error(event.message));
    }),
    terminate: () => worker.terminate(),
  };
}

/**
 * Starts `threads - 1` threads beside the calling one.
 *
 * @param patience milliseconds after which threads that are not ready are given up
 * @returns how to end them; undefined where they did not start, all ended again
 */
export async function startPool(
  program: Program,
  threads: number,
  startThread: () => Thread,
  patience: number,
): Promise<(() => void) | undefined> {
  const started: Thread[] = [];
  const end = () => {
    program.quit();
    for (const thread of started) thread.terminate();
  };
  let timer: ReturnType<typeof setTimeout> | undefined;
  try {
    for (let i = 1; i < threads; i++) started.push(startThread());
    const { module, memory, control } = program;
    for (const thread of started) thread.post({ module, memory, control });
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(reject, patience, new Error('The threads did not start in time.'));
    });
    await Promise.race([Promise.all(started.map((thread) => thread.ready)), late]);
    program.threads = threads;
    return end;
  } catch {
    end();
    return undefined;
  } finally {
    clearTimeout(timer);
  }
}
