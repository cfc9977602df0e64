/**
 * Ways out of the worker, each as the source of a cell. `HTTP`, `WS`, `STUN` stand for addresses of the counting
 * server, `OWN` for the page's own origin; `NAME` is the attempt's name, for the server's log.
 *
 * Each must end by throwing, rejecting, or returning something that is no success. What a `reach` attempt would
 * get at is not on the network: it returns 'reached' if it got there.
 */
export interface Escape {
  readonly name: string;
  readonly source: string;
}

const nested = (code: string, type = 'text/javascript'): string =>
  `const inner = new Worker(URL.createObjectURL(new Blob([${JSON.stringify(code)}], { type: '${type}' })));
   await new Promise((resolve) => { inner.onmessage = resolve; inner.onerror = resolve; setTimeout(resolve, 150); });`;

/** Attempts to send something somewhere. */
export const networkEscapes: readonly Escape[] = [
  { name: 'fetch', source: `await fetch('HTTP/NAME')` },
  { name: 'fetch-no-cors', source: `await fetch('HTTP/NAME', { mode: 'no-cors' })` },
  {
    name: 'fetch-keepalive',
    source: `await fetch('HTTP/NAME', { method: 'POST', body: 'x', keepalive: true })`,
  },
  { name: 'fetch-of-request', source: `await fetch(new Request('HTTP/NAME', { mode: 'no-cors' }))` },
  { name: 'fetch-from-prototype', source: `await WorkerGlobalScope.prototype.fetch.call(self, 'HTTP/NAME')` },
  { name: 'fetch-by-eval', source: `await (0, eval)("fetch('HTTP/NAME')")` },
  { name: 'fetch-by-function', source: `await new Function("return fetch('HTTP/NAME')")()` },
  { name: 'fetch-own-origin', source: `await fetch('OWN/NAME')` },
  { name: 'fetch-later', source: `fetchLater('HTTP/NAME')` },
  {
    name: 'xhr',
    source: `await new Promise((resolve, reject) => { const r = new XMLHttpRequest(); r.open('GET', 'HTTP/NAME'); r.onload = resolve; r.onerror = reject; r.send(); })`,
  },
  {
    name: 'xhr-sync',
    source: `const r = new XMLHttpRequest(); r.open('GET', 'HTTP/NAME', false); r.send();`,
  },
  {
    name: 'xhr-own-origin',
    source: `const r = new XMLHttpRequest(); r.open('GET', 'OWN/NAME', false); r.send();`,
  },
  {
    name: 'websocket',
    source: `await new Promise((resolve, reject) => { const s = new WebSocket('WS/NAME'); s.onopen = resolve; s.onerror = reject; })`,
  },
  { name: 'websocket-stream', source: `await new WebSocketStream('WS/NAME').opened` },
  {
    name: 'event-source',
    source: `await new Promise((resolve, reject) => { const s = new EventSource('HTTP/NAME'); s.onopen = resolve; s.onerror = reject; })`,
  },
  { name: 'web-transport', source: `await new WebTransport('HTTP/NAME'.replace('http:', 'https:')).ready` },
  {
    name: 'rtc',
    source: `const p = new RTCPeerConnection({ iceServers: [{ urls: 'STUN' }] }); p.createDataChannel('x'); await p.setLocalDescription(); await new Promise((r) => setTimeout(r, 150));`,
  },
  { name: 'beacon', source: `if (!navigator.sendBeacon('HTTP/NAME', 'x')) throw new Error('refused')` },
  { name: 'import-scripts', source: `importScripts('HTTP/NAME')` },
  {
    name: 'import-scripts-in-data',
    source: `importScripts('data:text/javascript,' + encodeURIComponent("importScripts('HTTP/NAME')"))`,
  },
  {
    name: 'import-scripts-in-blob',
    source: `importScripts(URL.createObjectURL(new Blob(["importScripts('HTTP/NAME')"])))`,
  },
  { name: 'import-scripts-own-origin', source: `importScripts('OWN/NAME')` },
  { name: 'import-by-eval', source: `await (0, eval)("import('HTTP/NAME')")` },
  { name: 'import-by-function', source: `await new Function("return import('HTTP/NAME')")()` },
  { name: 'import-in-cell', source: `await import('HTTP/NAME')` },
  { name: 'import-own-origin', source: `await (0, eval)("import('OWN/NAME')")` },
  {
    name: 'import-in-blob-module',
    source: `const u = URL.createObjectURL(new Blob(["import 'HTTP/NAME'"], { type: 'text/javascript' })); await new Function('u', 'return import(u)')(u)`,
  },
  {
    name: 'import-in-data-module',
    source: `await new Function("return import('data:text/javascript,' + encodeURIComponent(\\"import 'HTTP/NAME'\\"))")()`,
  },
  { name: 'worker', source: `new Worker('HTTP/NAME'); await new Promise((r) => setTimeout(r, 100));` },
  {
    name: 'worker-module',
    source: `new Worker('HTTP/NAME', { type: 'module' }); await new Promise((r) => setTimeout(r, 100));`,
  },
  {
    name: 'worker-own-origin',
    source: `new Worker('OWN/NAME'); await new Promise((r) => setTimeout(r, 100));`,
  },
  { name: 'worker-blob-fetch', source: nested(`fetch('HTTP/NAME').finally(() => postMessage(0))`) },
  {
    name: 'worker-blob-xhr',
    source: nested(
      `const r = new XMLHttpRequest(); r.open('GET', 'HTTP/NAME', false); r.send(); postMessage(0)`,
    ),
  },
  {
    name: 'worker-blob-websocket',
    source: nested(`new WebSocket('WS/NAME').onerror = () => postMessage(0)`),
  },
  { name: 'worker-blob-import-scripts', source: nested(`importScripts('HTTP/NAME')`) },
  { name: 'worker-blob-import', source: nested(`import('HTTP/NAME').finally(() => postMessage(0))`) },
  {
    name: 'worker-blob-in-blob',
    source: nested(
      `const i = new Worker(URL.createObjectURL(new Blob(["fetch('HTTP/NAME')"]))); setTimeout(() => postMessage(0), 100)`,
    ),
  },
  {
    name: 'worker-data-fetch',
    source: `new Worker('data:text/javascript,' + encodeURIComponent("fetch('HTTP/NAME')")); await new Promise((r) => setTimeout(r, 150));`,
  },
  {
    name: 'worker-blob-module',
    source: `new Worker(URL.createObjectURL(new Blob(["import 'HTTP/NAME'"], { type: 'text/javascript' })), { type: 'module' }); await new Promise((r) => setTimeout(r, 150));`,
  },
  { name: 'shared-worker', source: `new SharedWorker('HTTP/NAME')` },
  {
    name: 'shared-worker-blob',
    source: `new SharedWorker(URL.createObjectURL(new Blob(["fetch('HTTP/NAME')"])))`,
  },
  { name: 'service-worker', source: `await navigator.serviceWorker.register('HTTP/NAME')` },
  {
    name: 'font',
    source: `const f = new FontFace('x', "url('HTTP/NAME')"); self.fonts.add(f); await f.load()`,
  },
  {
    name: 'canvas-font',
    source: `const f = new FontFace('leak', "url('HTTP/NAME')"); self.fonts.add(f); const c = new OffscreenCanvas(9, 9).getContext('2d'); c.font = '12px leak'; c.fillText('x', 0, 9); await new Promise((r) => setTimeout(r, 100));`,
  },
  {
    name: 'canvas-filter',
    source: `const c = new OffscreenCanvas(9, 9).getContext('2d'); c.filter = "url('HTTP/NAME#x')"; c.fillRect(0, 0, 9, 9); await new Promise((r) => setTimeout(r, 50));`,
  },
  {
    name: 'image-bitmap',
    source: `await createImageBitmap(await (await fetch('HTTP/NAME', { mode: 'no-cors' })).blob())`,
  },
  {
    name: 'svg-bitmap',
    source: `await createImageBitmap(new Blob(["<svg xmlns='http://www.w3.org/2000/svg' width='9' height='9'><image href='HTTP/NAME'/></svg>"], { type: 'image/svg+xml' }))`,
  },
  { name: 'image-element', source: `new Image().src = 'HTTP/NAME'` },
  { name: 'wasm-streaming', source: `await WebAssembly.compileStreaming(fetch('HTTP/NAME'))` },
  { name: 'cache-add', source: `await (await caches.open('x')).add('HTTP/NAME')` },
  { name: 'notification-icon', source: `new Notification('x', { icon: 'HTTP/NAME' })` },
  {
    name: 'report-endpoint',
    source: `new ReportingObserver(() => {}).observe(); (0, eval)("fetch('HTTP/NAME').catch(() => {})"); throw new Error('refused')`,
  },
  { name: 'navigate', source: `self.location = 'HTTP/NAME'` },
  {
    name: 'navigate-href',
    source: `self.location.href = 'HTTP/NAME'; await new Promise((r) => setTimeout(r, 50));`,
  },
  { name: 'open-window', source: `self.open('HTTP/NAME')` },
  { name: 'open-client', source: `await self.clients.openWindow('HTTP/NAME')` },
  { name: 'background-fetch', source: `await self.registration.backgroundFetch.fetch('x', 'HTTP/NAME')` },
  { name: 'tfjs-load', source: `await tf.loadLayersModel('HTTP/NAME')` },
  { name: 'tfjs-fetch', source: `await tf.util.fetch('HTTP/NAME')` },
  { name: 'tfjs-csv', source: `await tf.data.csv('HTTP/NAME').take(1).toArray()` },
];

/** Attempts to reach the page, its storage, or other windows. */
export const reachEscapes: readonly Escape[] = [
  {
    name: 'indexed-db',
    source: `await new Promise((resolve, reject) => { const o = indexedDB.open('x'); o.onsuccess = resolve; o.onerror = reject; }); 'reached'`,
  },
  { name: 'caches', source: `await caches.open('x'); 'reached'` },
  { name: 'local-storage', source: `localStorage.setItem('x', 'x'); 'reached'` },
  { name: 'session-storage', source: `sessionStorage.setItem('x', 'x'); 'reached'` },
  { name: 'cookie-store', source: `await cookieStore.set('x', 'x'); 'reached'` },
  { name: 'document-cookie', source: `document.cookie = 'x=x'; 'reached'` },
  { name: 'file-system', source: `await navigator.storage.getDirectory(); 'reached'` },
  { name: 'parent', source: `parent.document.title; 'reached'` },
  { name: 'top', source: `top.location.href; 'reached'` },
  { name: 'opener', source: `opener.location.href; 'reached'` },
  { name: 'window', source: `window.document; 'reached'` },
  {
    name: 'service-worker-controller',
    source: `navigator.serviceWorker.controller.postMessage('x'); 'reached'`,
  },
];
