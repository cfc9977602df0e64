/** What the engine can run on, fastest first on a machine with a good GPU. */
export const backendNames = ['webgpu', 'webgl', 'wasm', 'cpu'] as const;
export type BackendName = (typeof backendNames)[number];

/** How learners read of them. */
export const titles: Record<BackendName, string> = {
  webgpu: 'WebGPU',
  webgl: 'WebGL',
  wasm: 'WebAssembly',
  cpu: 'plain JavaScript',
};

export interface Candidate {
  readonly backend: BackendName;
  readonly usable: boolean;
  /** Why it can or cannot be had, in one plain sentence. */
  readonly note: string;
  /** Milliseconds that the check's training step took; absent where it was not timed. */
  readonly milliseconds?: number;
  /** On WebAssembly, milliseconds of the step that predictions go by (`trainingSpeed.ts`). */
  readonly speedMilliseconds?: number;
}

/** What the engine runs on. */
export interface Device {
  readonly backend: BackendName;
  /** Threads that compute. */
  readonly threads: number;
  /** Why this backend, in one plain sentence. */
  readonly reason: string;
  readonly candidates: readonly Candidate[];
}

/** In the note of a GPU that is a program on the processor. */
export const softwareWords = 'is software-rendered here';

/** Whether the chosen backend is a GPU that is a program on the processor. */
export function isSoftwareRendered({ backend, candidates }: Pick<Device, 'backend' | 'candidates'>): boolean {
  return candidates.some((one) => one.backend === backend && one.note.includes(softwareWords));
}

/** What the check found, as plain data: kept per device by the caller, it spares the next start the check. */
export interface Verdict {
  readonly version: 1;
  readonly backend: BackendName;
  readonly candidates: readonly Candidate[];
}

/** tfjs' programs; its threaded one is not used: it breaks when minified and takes half the cores at most. */
export type WasmBinaryName = 'tfjs-backend-wasm.wasm' | 'tfjs-backend-wasm-simd.wasm';

/** What `src/engine/wasm` offers: faster kernels on the heap of tfjs' `wasm` backend, and threads for them. */
export interface FastKernels {
  /** A copy of tfjs' program whose memory threads can share. */
  shareMemory(program: Uint8Array): Uint8Array<ArrayBuffer>;
  /** Puts them in the place of the backend's own, once that has started. */
  install(): Promise<{ readonly threads: number }>;
}

export interface StartContext {
  /** The bytes of tfjs' WebAssembly program of that name: the worker has no network of its own. */
  wasmBinary(name: WasmBinaryName): Promise<ArrayBuffer | Uint8Array<ArrayBuffer>>;
  /** Milliseconds from an arbitrary start, as `performance.now`. */
  now(): number;
  /** Whether memory may be shared between threads; by default where the page is cross-origin isolated. */
  readonly threads?: boolean;
  /** What an earlier start found on this device; followed where that backend still starts. */
  readonly verdict?: Verdict;
  /** Where absent, or where they do not start, `wasm` trains with tfjs' own kernels, completed. */
  readonly fastKernels?: FastKernels;
}
