/** A kernel in this page, and the events of it, for the browser tests. */
import {
  createKernelClient,
  type KernelClient,
  type KernelEvent,
  type KernelHost,
} from '../../src/kernel/client.ts';
import type { KernelOptions, RunResult } from '../../src/kernel/protocol.ts';
import type { Output } from '../../src/notebook/output.ts';

export interface TestKernel {
  readonly client: KernelClient;
  readonly events: readonly KernelEvent[];
  /** Runs a cell to its end. Its outputs are as the page would show them: replaced ones in place. */
  run(source: string, cellId?: string): Promise<RunOutcome>;
  /** Resolves at the next event that `test` accepts, or at once if one already came. */
  until(test: (event: KernelEvent) => boolean): Promise<KernelEvent>;
  forgetEvents(): void;
}

export interface RunOutcome {
  readonly runId: number;
  readonly result: RunResult;
  readonly outputs: readonly Output[];
}

export const defaultOptions: KernelOptions = { backend: 'cpu', reductions: {} };

export function makeKernel(host: Partial<KernelHost> = {}): TestKernel {
  const client = createKernelClient({
    mount: document.body,
    baseUrl: new URL('/', location.href).href,
    loadDataset: () => Promise.reject(new Error('This test has no data set.')),
    pageBytes: (name) => Promise.reject(new Error(`This test has no ${name}.`)),
    now: () => performance.now(),
    fetch: (...request) => fetch(...request),
    ...host,
  });
  const events: KernelEvent[] = [];
  const waiting = new Set<() => void>();
  client.subscribe((event) => {
    events.push(event);
    for (const wake of [...waiting]) wake();
  });

  const until = (test: (event: KernelEvent) => boolean): Promise<KernelEvent> =>
    new Promise((resolve) => {
      const look = (): void => {
        const found = events.find(test);
        if (found === undefined) return;
        waiting.delete(look);
        resolve(found);
      };
      waiting.add(look);
      look();
    });

  return {
    client,
    events,
    until,
    forgetEvents: () => void events.splice(0),
    async run(source, cellId = 'cell') {
      const runId = client.run(cellId, source);
      const ended = await until((event) => event.type === 'ended' && event.runId === runId);
      if (ended.type !== 'ended') throw new Error('unreachable');
      return { runId, result: ended.result, outputs: outputsOf(events, runId) };
    },
  };
}

/** The kernel, started. */
export async function openKernel(
  options: Partial<KernelOptions> = {},
  host: Partial<KernelHost> = {},
): Promise<TestKernel> {
  const kernel = makeKernel(host);
  await kernel.client.start({ ...defaultOptions, ...options });
  return kernel;
}

/** What a run shows in the end. */
export function outputsOf(events: readonly KernelEvent[], runId: number): Output[] {
  const shown = new Map<number, Output>();
  for (const event of events) {
    if (event.type === 'output' && event.runId === runId) shown.set(event.displayId, event.output);
    if (event.type === 'clear' && event.runId === runId) shown.clear();
  }
  return [...shown.values()];
}

/** The texts among outputs. */
export function texts(outputs: readonly Output[]): string[] {
  return outputs.flatMap((output) => (output.mime === 'text/plain' ? [output.text] : []));
}
