/**
 * The JavaScript heaps of the page's workers, also of those in frames that live in processes of their own: the kernel's
 * does. The browser's debugging protocol tells them (https://chromedevtools.github.io/devtools-protocol/tot/Target/), each
 * target through the one that holds it.
 */
import { cdp } from 'vitest/browser';

type Parameters = Readonly<Record<string, unknown>>;

interface Target {
  send(method: string, parameters?: Parameters): Promise<Parameters>;
  /** Calls back with each event of this name. */
  on(event: string, listener: (parameters: Parameters) => void): void;
}

/** What a message between targets can be. */
interface Message {
  readonly id?: number;
  readonly result?: Parameters;
  readonly error?: { readonly message: string };
  readonly method?: string;
  readonly params?: Parameters;
}

export interface WorkerHeaps {
  /** How many workers there are. */
  count(): number;
  /** The bytes that they use, after a collection of garbage. */
  bytes(): Promise<number>;
  /** Looks no further: what the browser would tell after the test has no one to go to. */
  stop(): Promise<void>;
}

const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Finds the page's workers, of which there is one at least, and those to come. */
export async function watchWorkers(): Promise<WorkerHeaps> {
  const workers: Target[] = [];
  // The provider's session is typed without the protocol's commands.
  const page = cdp() as unknown as Target;
  await follow(page, workers);
  // On a busy machine the listener may still have come too late: asked anew, the browser tells all once more.
  for (let asked = 1; workers.length === 0 && asked < 10; asked++) {
    for (let waited = 0; workers.length === 0 && waited < 4000; waited += 100) await pause(100);
    if (workers.length > 0) break;
    await autoAttach(page, false);
    await autoAttach(page, true);
  }
  return {
    stop: () => autoAttach(page, false),
    count: () => workers.length,
    async bytes() {
      let sum = 0;
      for (const worker of workers) {
        await worker.send('HeapProfiler.collectGarbage');
        sum += Number((await worker.send('Runtime.getHeapUsage')).usedSize);
      }
      return sum;
    },
  };
}

async function follow(target: Target, workers: Target[]): Promise<void> {
  target.on('Target.attachedToTarget', ({ sessionId, targetInfo }) => {
    const { type } = targetInfo as { readonly type: string }; // as the protocol has it
    const child = childOf(target, String(sessionId));
    if (type === 'worker') workers.push(child);
    else if (type === 'iframe') void follow(child, workers);
  });
  // The listener is on its way to the browser, too, and what is told before it is there is lost.
  await pause(500);
  await autoAttach(target, true);
}

async function autoAttach(target: Target, autoAttach: boolean): Promise<void> {
  await target.send('Target.setAutoAttach', { autoAttach, waitForDebuggerOnStart: false, flatten: false });
}

/** A target that is spoken to through another one. */
function childOf(parent: Target, sessionId: string): Target {
  const waiting = new Map<number, (message: Message) => void>();
  const listeners: { readonly event: string; readonly listener: (parameters: Parameters) => void }[] = [];
  let count = 0;
  parent.on('Target.receivedMessageFromTarget', (received) => {
    if (received.sessionId !== sessionId) return;
    const message: Message = JSON.parse(String(received.message));
    if (message.id !== undefined) waiting.get(message.id)?.(message);
    for (const { event, listener } of listeners) if (event === message.method) listener(message.params ?? {});
  });
  return {
    on: (event, listener) => void listeners.push({ event, listener }),
    send: (method, parameters = {}) =>
      new Promise((resolve, reject) => {
        const id = ++count;
        waiting.set(id, ({ result = {}, error }) => {
          waiting.delete(id);
          if (error === undefined) resolve(result);
          else reject(new Error(`${method}: ${error.message}`));
        });
        const message = JSON.stringify({ id, method, params: parameters });
        parent.send('Target.sendMessageToTarget', { sessionId, message }).catch(reject);
      }),
  };
}
