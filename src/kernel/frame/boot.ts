/**
 * The script of the sandboxed frame (opaque origin): keeps the worker's program in hand and starts, ends and
 * restarts the worker. No lesson code ever runs here, in a window; only in the worker.
 */
import type { FromFrame, ToFrame, WorkerFiles, WorkerKind, WorkerWelcome } from './messages.ts';

let program: Blob | undefined;
let files: WorkerFiles = {};
let worker: Worker | undefined;
const addresses = new Map<WorkerKind, Promise<string>>();

function dataAddress(blob: Blob): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error);
    reader.readAsDataURL(blob);
  });
}

/** The worker's URL, made once per kind: a restart must not encode megabytes again. */
function address(kind: WorkerKind): Promise<string> {
  if (program === undefined)
    return Promise.reject(new Error('The worker was launched before its program came.'));
  const known = addresses.get(kind);
  if (known !== undefined) return known;
  const made = kind === 'blob' ? Promise.resolve(URL.createObjectURL(program)) : dataAddress(program);
  addresses.set(kind, made);
  return made;
}

function terminate(): void {
  worker?.terminate();
  worker = undefined;
}

async function launch(kind: WorkerKind, port: MessagePort, failed: (message: string) => void): Promise<void> {
  terminate();
  const url = await address(kind);
  const launched = new Worker(url);
  worker = launched;
  launched.onerror = (event) => {
    // Errors in lesson code stop here; the page asks only whether the worker came up.
    event.preventDefault();
    if (worker === launched) failed(event.message ?? 'The worker could not be loaded.');
  };
  const welcome: WorkerWelcome = { type: 'welcome', port, files };
  launched.postMessage(welcome, [port]);
}

addEventListener(
  'message',
  (event) => {
    const port = event.ports[0];
    if (event.source !== parent || port === undefined) return;
    const say = (message: FromFrame): void => port.postMessage(message);
    port.onmessage = ({ data }: MessageEvent<ToFrame>) => {
      switch (data.type) {
        case 'program':
          program = new Blob([data.source], { type: 'text/javascript' });
          files = data.files;
          break;
        case 'launch':
          launch(data.kind, data.port, (message) => say({ type: 'worker-failed', message })).catch((error) =>
            say({ type: 'worker-failed', message: String(error) }),
          );
          break;
        case 'terminate':
          terminate();
      }
    };
    say({ type: 'frame-ready', isolated: crossOriginIsolated });
  },
  { once: true },
);
