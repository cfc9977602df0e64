/**
 * What the page and the sandboxed frame say to each other. The frame runs only our own code, so these are
 * trusted; the worker's messages go past it, over a port of their own, straight to the page.
 */
export type ToFrame =
  /** The worker's program and the WebAssembly files it may ask for, sent once and kept for every restart. */
  | { readonly type: 'program'; readonly source: string; readonly files: WorkerFiles }
  /** Ends the worker that runs, if any, and starts another that talks over `port`. */
  | { readonly type: 'launch'; readonly kind: WorkerKind; readonly port: MessagePort }
  | { readonly type: 'terminate' };

export type FromFrame =
  | { readonly type: 'frame-ready'; readonly isolated: boolean }
  /** The worker's program could not be loaded or threw. */
  | { readonly type: 'worker-failed'; readonly message: string };

/**
 * In Chromium a `data:` worker is a secure context (WebGPU, no shared memory) and a `blob:` worker is
 * cross-origin isolated where its frame is (shared memory and so threads, no WebGPU).
 */
export type WorkerKind = 'data' | 'blob';

/** Bytes by file name, such as `tfjs-backend-wasm-simd.wasm`. */
export type WorkerFiles = Readonly<Record<string, ArrayBuffer>>;

/** The first message in a new worker; everything else goes over the port. */
export interface WorkerWelcome {
  readonly type: 'welcome';
  readonly port: MessagePort;
  readonly files: WorkerFiles;
}
