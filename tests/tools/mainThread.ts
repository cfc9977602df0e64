/** What the page's main thread did, by the browser's own trace. */
import type { Browser, Page } from 'playwright';

export interface Task {
  /** Milliseconds that it took. */
  readonly duration: number;
  /** Milliseconds that it computed: on a busy machine much less. */
  readonly cpu: number;
}

interface TraceEvent {
  readonly name: string;
  readonly ph: string;
  readonly pid: number;
  readonly tid: number;
  /** Microseconds. */
  readonly dur?: number;
  readonly tdur?: number;
  readonly args: { readonly name?: string; readonly data?: { readonly frames?: readonly Frame[] } };
}

interface Frame {
  readonly url: string;
  readonly processId?: number;
}

/** The main thread's tasks of at least a millisecond while `doing` is done. */
export async function tasksWhile(
  browser: Browser,
  page: Page,
  doing: () => Promise<void>,
): Promise<readonly Task[]> {
  await browser.startTracing(page, { categories: ['disabled-by-default-devtools.timeline', '__metadata'] });
  await doing();
  const trace: { traceEvents: TraceEvent[] } = JSON.parse(String(await browser.stopTracing()));
  const events = trace.traceEvents;
  const frames = events.flatMap(({ name, args }) =>
    name === 'TracingStartedInBrowser' ? (args.data?.frames ?? []) : [],
  );
  const pid = frames.find(({ url }) => url.startsWith('http'))?.processId;
  const main = events.find(
    (event) => event.name === 'thread_name' && event.args.name === 'CrRendererMain' && event.pid === pid,
  );
  return events
    .filter(({ name, ph, tid, dur = 0, ...event }) => {
      return name === 'RunTask' && ph === 'X' && event.pid === pid && tid === main?.tid && dur >= 1000;
    })
    .map(({ dur = 0, tdur = dur }) => ({ duration: dur / 1000, cpu: tdur / 1000 }));
}

/** The tasks over 50 ms, in a line. */
export function longTasks(tasks: readonly Task[]): string {
  const computed = tasks.reduce((sum, { cpu }) => sum + cpu, 0);
  const long = tasks.filter(({ duration }) => duration > 50);
  const list = long.map(({ duration, cpu }) => `${Math.round(duration)} (${Math.round(cpu)} of CPU)`);
  const longest = Math.max(0, ...tasks.map(({ cpu }) => cpu));
  return `${Math.round(computed)} ms of CPU, the longest task ${Math.round(longest)} ms of it; over 50 ms: ${list.length === 0 ? 'none' : list.join(', ')}`;
}
