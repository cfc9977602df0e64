import type { DatasetBytes, DatasetProgress } from '../data/types.ts';
import type { PageBytesName } from './protocol.ts';
import type { VerdictMemory } from './verdictMemory.ts';

/** What the page gives its side of the kernel (`client.ts`). */
export interface KernelHost {
  /** Where the kernel's hidden frame is put; the document's body will do. */
  readonly mount: HTMLElement;
  /** The site's base address, ending in `/`: `shim.html` and `kernel/` are below it. */
  readonly baseUrl: string;
  /** Gives the data set; its buffers are transferred away, so each call needs its own. */
  readonly loadDataset: (onProgress: (progress: DatasetProgress) => void) => Promise<DatasetBytes>;
  /** Gives what a cell may ask the page for; rejects with a plain reason where there is nothing. */
  readonly pageBytes: (name: PageBytesName) => Promise<Uint8Array<ArrayBuffer>>;
  /** Milliseconds, as `performance.now`. */
  readonly now: () => number;
  readonly fetch: typeof fetch;
  /** What earlier checks of the backends found; without it, each page checks anew. */
  readonly verdicts?: VerdictMemory;
  /** Whether there is a GPU that is not drawn in software. Default: asks WebGPU and WebGL. */
  readonly realGpu?: () => Promise<boolean>;
}
