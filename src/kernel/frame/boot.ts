/**
 * The script of the sandboxed frame (opaque origin): keeps the worker's program in hand and starts, ends and
 * restarts the worker. No lesson code ever runs here, in a window; only in the worker.
 */
import type { FromFrame, ToFrame, WorkerFiles, WorkerKind, WorkerWelcome } from './messages.ts';

let program: Blob | undefined;
let programAddress: string | undefined;
let files: WorkerFiles = {};
let worker: Worker | undefined;

/**
 * Chromium refuses URLs of more than 2 MB, so a `data:` worker starts with this much and takes the program as
 * a message. It has an origin of its own and could not read a `blob:` URL made here; it makes one itself.
 */
const dataStarter = `data:text/javascript,${encodeURIComponent(`
addEventListener('message', (event) => {
  event.stopImmediatePropagation();
  const url = URL.createObjectURL(event.data);
  importScripts(url);
  URL.revokeObjectURL(url);
}, { once: true });`)}`;

function terminate(): void {
  worker?.terminate();
  worker = undefined;
}

function start(kind: WorkerKind, source: Blob): Worker {
  if (kind === 'blob') {
    // Kept for every restart.
    programAddress ??= URL.createObjectURL(source);
    return new Worker(programAddress);
  }
  const started = new Worker(dataStarter);
  started.postMessage(source);
  return started;
}

function launch(kind: WorkerKind, port: MessagePort, failed: (message: string) => void): void {
  terminate();
  if (program === undefined) {
    failed('its program has not come yet.');
    return;
  }
  const launched = start(kind, program);
  worker = launched;
  launched.onerror = (event) => {
    // Errors in lesson code stop here; the page asks only whether the worker came up.
    event.preventDefault();
    if (worker === launched) failed(event.message ?? 'the worker could not be loaded.');
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
          launch(data.kind, data.port, (message) => say({ type: 'worker-failed', message }));
          break;
        case 'terminate':
          terminate();
      }
    };
    say({ type: 'frame-ready', isolated: crossOriginIsolated });
  },
  { once: true },
);
