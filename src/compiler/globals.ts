/**
 * Names that are there before any cell runs, so that reading them does not make one cell depend on another.
 * A list rather than a look at `globalThis`, so that a cell compiles to the same in Node, page and worker.
 */
const language = `AggregateError Array ArrayBuffer AsyncDisposableStack Atomics BigInt BigInt64Array BigUint64Array Boolean
  DataView Date DisposableStack Error EvalError FinalizationRegistry Float16Array Float32Array Float64Array Function
  Infinity Int16Array Int32Array Int8Array Intl Iterator JSON Map Math NaN Number Object Promise Proxy RangeError
  ReferenceError Reflect RegExp Set SharedArrayBuffer String SuppressedError Symbol SyntaxError TypeError URIError
  Uint16Array Uint32Array Uint8Array Uint8ClampedArray WeakMap WeakRef WeakSet WebAssembly arguments decodeURI
  decodeURIComponent encodeURI encodeURIComponent escape eval globalThis isFinite isNaN parseFloat parseInt undefined
  unescape`;

const worker = `AbortController AbortSignal Blob BroadcastChannel CompressionStream CryptoKey CustomEvent DOMException
  DOMMatrix DOMPoint DOMRect DecompressionStream DedicatedWorkerGlobalScope Event EventTarget File FileReader FontFace
  FormData Headers ImageBitmap ImageData MessageChannel MessageEvent MessagePort OffscreenCanvas Path2D Performance
  ReadableStream Request Response TextDecoder TextDecoderStream TextEncoder TextEncoderStream TransformStream URL
  URLSearchParams WebGL2RenderingContext WebGLRenderingContext WebSocket Worker WorkerGlobalScope WorkerNavigator
  WritableStream XMLHttpRequest addEventListener atob btoa caches cancelAnimationFrame clearInterval clearTimeout close
  console createImageBitmap crossOriginIsolated crypto dispatchEvent fetch fonts importScripts indexedDB isSecureContext
  location name navigator onerror onmessage origin performance postMessage queueMicrotask removeEventListener
  reportError requestAnimationFrame scheduler self setInterval setTimeout structuredClone`;

/** What the kernel puts in scope beside them. */
const injected = 'display tf';

export const givenNames: ReadonlySet<string> = new Set(`${language} ${worker} ${injected}`.split(/\s+/));

/** Names whose value the language fixes: no cell can define them. */
export const fixedNames: ReadonlySet<string> = new Set(['undefined', 'NaN', 'Infinity']);
