/**
 * The page's handle on the frame that hosts the worker: `page → shim.html → sandboxed frame → worker`. Loads
 * the worker's program once and launches any number of workers from it, one at a time.
 */
import type { FromFrame, ToFrame, WorkerFiles, WorkerKind } from './messages.ts';

export interface SandboxHost {
  /** Where the hidden frame is put. */
  readonly mount: HTMLElement;
  /** The site's base address, ending in `/`. */
  readonly baseUrl: string;
  readonly fetch: typeof fetch;
  /** The worker's program did not load or threw while it started. */
  readonly onWorkerFailed: (message: string) => void;
}

export interface Sandbox {
  /** Whether workers of kind 'blob' get shared memory. */
  readonly isolated: boolean;
  /** Ends the worker that runs, starts another, and gives the page's end of its port. */
  launch(kind: WorkerKind): MessagePort;
  terminate(): void;
  dispose(): void;
}

const frameTimeout = 20_000;
const wasmNames = ['tfjs-backend-wasm-simd.wasm', 'tfjs-backend-wasm.wasm'];
/** The engine's faster kernels; without them everything works, more slowly. */
const engineNames = ['engine-shared-fma.wasm', 'engine-shared.wasm', 'engine-fma.wasm', 'engine.wasm'];

async function download(host: SandboxHost, path: string): Promise<Response> {
  const address = new URL(path, host.baseUrl).href;
  const response = await host.fetch(address);
  if (!response.ok)
    throw new Error(`The kernel's file ${address} could not be loaded: status ${response.status}.`);
  return response;
}

async function downloadProgram(host: SandboxHost): Promise<{ source: string; files: WorkerFiles }> {
  const file = async (name: string): Promise<[string, ArrayBuffer]> => {
    const response = await download(host, `kernel/${name}`);
    return [name, await response.arrayBuffer()];
  };
  const [source, needed, extra] = await Promise.all([
    download(host, 'kernel/worker.js').then((response) => response.text()),
    Promise.all(wasmNames.map(file)),
    Promise.all(engineNames.map((name) => file(name).catch(() => undefined))),
  ]);
  return { source, files: Object.fromEntries([...needed, ...extra.filter((found) => found !== undefined)]) };
}

function loadFrame(host: SandboxHost): Promise<HTMLIFrameElement> {
  const frame = host.mount.ownerDocument.createElement('iframe');
  frame.hidden = true;
  frame.title = 'Kernel';
  frame.allow = 'cross-origin-isolated';
  frame.src = new URL('shim.html', host.baseUrl).href;
  return new Promise((resolve, reject) => {
    frame.addEventListener('load', () => resolve(frame), { once: true });
    frame.addEventListener('error', () => reject(new Error('The kernel’s frame could not be loaded.')));
    host.mount.append(frame);
  });
}

/** Resolves once the frame runs and holds the program. Throws if a file is missing or the frame stays silent. */
export async function openSandbox(host: SandboxHost): Promise<Sandbox> {
  const programLoading = downloadProgram(host);
  // Awaited below; a failure before that must not count as unhandled.
  programLoading.catch(() => undefined);
  const frame = await loadFrame(host);
  const channel = new MessageChannel();
  const control = channel.port1;
  const send = (message: ToFrame, transfer: Transferable[] = []): void =>
    control.postMessage(message, transfer);
  const dispose = (): void => {
    control.close();
    frame.remove();
  };
  try {
    const ready = new Promise<boolean>((resolve, reject) => {
      const timer = setTimeout(
        () => reject(new Error(`The kernel's frame did not answer within ${frameTimeout / 1000} s.`)),
        frameTimeout,
      );
      control.onmessage = ({ data }: MessageEvent<FromFrame>) => {
        if (data.type === 'frame-ready') {
          clearTimeout(timer);
          resolve(data.isolated);
        } else host.onWorkerFailed(data.message);
      };
    });
    frame.contentWindow?.postMessage('port', new URL(host.baseUrl).origin, [channel.port2]);
    const [isolated, program] = await Promise.all([ready, programLoading]);
    send({ type: 'program', ...program }, Object.values(program.files));
    return {
      isolated,
      launch(kind) {
        const { port1, port2 } = new MessageChannel();
        send({ type: 'launch', kind, port: port2 }, [port2]);
        return port1;
      },
      terminate: () => send({ type: 'terminate' }),
      dispose,
    };
  } catch (error) {
    dispose();
    throw error;
  }
}
