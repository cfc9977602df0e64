import type { DatasetBytes, DatasetProgress } from '../data/types.ts';
import type { CheckedCase } from '../notebook/exercises.ts';
import type { Output } from '../notebook/output.ts';
import type { Answer } from '../notebook/questions.ts';
import type { DetailQuery, VariableDetail } from './variableDetail.ts';
import type { VariableChanges } from './variables.ts';

/**
 * The messages between the page and the worker that runs the learner's code. Both unions are exhaustive: a
 * case left out in a `switch` does not compile. The worker is untrusted, so the page checks every message
 * (`checkMessage.ts`) before it uses it.
 *
 * `runId` names one run of one cell. It is never used twice, also not after a restart, so late output can
 * only land under the cell that made it.
 */
export type ToWorker =
  | { readonly type: 'start'; readonly options: KernelOptions; readonly verdict?: Verdict }
  | {
      readonly type: 'run';
      readonly runId: number;
      readonly cellId: string;
      readonly source: string;
      readonly followUp?: FollowUp;
    }
  /** Stop at the next point where the cell yields (a batch, an await); what was trained is kept. */
  | { readonly type: 'interrupt' }
  /**
   * Takes variables out of the notebook and frees their tensors, and what else the runs of `cellId` left, unless
   * something else still reaches them. While a cell runs, this waits for its end.
   */
  | { readonly type: 'forget'; readonly names: readonly string[]; readonly cellId?: string }
  /** How long will these cells train? Answered by `expected` when the worker next yields. */
  | { readonly type: 'expect'; readonly cells: readonly CellText[] }
  | { readonly type: 'detail-wanted'; readonly requestId: number; readonly query: DetailQuery }
  | { readonly type: 'dataset-progress'; readonly requestId: number; readonly progress: DatasetProgress }
  | { readonly type: 'dataset'; readonly requestId: number; readonly dataset: DatasetBytes }
  | { readonly type: 'dataset-failed'; readonly requestId: number; readonly message: string }
  | { readonly type: 'page-bytes'; readonly requestId: number; readonly bytes: Uint8Array<ArrayBuffer> }
  | { readonly type: 'page-bytes-failed'; readonly requestId: number; readonly message: string };

export type FromWorker =
  | { readonly type: 'ready'; readonly device: Device; readonly verdict: Verdict }
  | { readonly type: 'start-failed'; readonly message: string }
  /** The GPU went away, and the kernel goes on with another backend. */
  | { readonly type: 'device-changed'; readonly device: Device }
  /** The machine's speed has been timed, beside other work: what was found at the start, with that. */
  | { readonly type: 'timed'; readonly verdict: Verdict }
  | { readonly type: 'run-started'; readonly runId: number }
  /** Shows `output` under the run's cell; a second message with the same `displayId` replaces the first. */
  | { readonly type: 'output'; readonly runId: number; readonly displayId: number; readonly output: Output }
  | { readonly type: 'clear-output'; readonly runId: number }
  | { readonly type: 'run-ended'; readonly runId: number; readonly result: RunResult }
  /** Answers `interrupt` as soon as the worker's event loop turns: its absence means a loop that never yields. */
  | { readonly type: 'interrupt-noted' }
  | { readonly type: 'dataset-wanted'; readonly requestId: number; readonly name: 'fashion-mnist' }
  | { readonly type: 'page-bytes-wanted'; readonly requestId: number; readonly name: PageBytesName }
  | { readonly type: 'memory'; readonly memory: Memory }
  /** After each run, if anything about the variables has changed. */
  | { readonly type: 'variables'; readonly changes: VariableChanges }
  /** Of the cells that `expect` asked about, those of which it can be told. */
  | { readonly type: 'expected'; readonly times: readonly ExpectedTime[] }
  | { readonly type: 'detail'; readonly requestId: number; readonly detail: VariableDetail }
  | { readonly type: 'detail-failed'; readonly requestId: number; readonly message: string };

/**
 * What the worker may ask the page for, besides the data set: the reader's own picture, 28×28 bytes, row by row, 0 black to
 * 255 white; and the two files of the recorded model (`public/models/`), in the format of TensorFlow.js.
 */
export const pageBytesNames = ['drawing', 'recorded-model', 'recorded-weights'] as const;
export type PageBytesName = (typeof pageBytesNames)[number];

export interface CellText {
  readonly cellId: string;
  readonly source: string;
}

/** How long a cell would train if it ran now. */
export interface ExpectedTime {
  readonly cellId: string;
  readonly seconds: number;
}

/** What the kernel does right after a cell, before anything else can run. */
export interface FollowUp {
  /**
   * The check of an exercise (`exercises.ts`). A run with one ends as `done` also when the learner's code throws:
   * an exercise that is not solved yet must not stop the lesson.
   */
  readonly check?: string;
  /** The exercise's solution. Names that it defines and the check uses are the cell's to define. */
  readonly solution?: string;
  /** Expressions whose values the page wants, by the ids of the questions that ask for them. */
  readonly outcomes?: Readonly<Record<string, string>>;
}

export type BackendName = 'webgpu' | 'webgl' | 'wasm' | 'cpu';

export interface KernelOptions {
  /** 'auto' takes the fastest that is right and not software-rendered. */
  readonly backend: BackendName | 'auto';
  readonly reductions: Reductions;
}

/** Smaller runs for tests and demonstrations, from the address bar; shown to the user when active. */
export interface Reductions {
  /** At most this many training images. */
  readonly train?: number;
  /** At most this many test images. */
  readonly test?: number;
  /** At most this many epochs in any `fit`. */
  readonly epochs?: number;
}

/** What the kernel runs on. */
export interface Device {
  readonly backend: BackendName;
  /** Threads that compute; 1 where the page is not cross-origin isolated. */
  readonly threads: number;
  /** Why this backend, in one plain sentence. */
  readonly reason: string;
  /** Each backend that was considered, and why it can or cannot be had. */
  readonly candidates: readonly {
    readonly backend: BackendName;
    readonly usable: boolean;
    readonly note: string;
  }[];
}

/** What the check of the backends found; handed back at a restart, it spares the worker the check. */
export interface Verdict {
  readonly version: 1;
  readonly backend: BackendName;
  readonly candidates: readonly {
    readonly backend: BackendName;
    readonly usable: boolean;
    readonly note: string;
    /** Of one step of training; absent where it was not timed. */
    readonly milliseconds?: number;
    /** On WebAssembly, of the step that expected training times go by. */
    readonly speedMilliseconds?: number;
  }[];
}

export interface Memory {
  readonly tensors: number;
  /** What the tensors hold. */
  readonly bytes: number;
  /** What the backend has taken for them, where it says so: WebAssembly's heap, or textures and buffers of the GPU. */
  readonly held?: { readonly by: 'heap' | 'gpu'; readonly bytes: number };
}

/**
 * Tensors that a cell loses. 'unreachable': the run left so many that no variable holds. 'growing': each run holds on to
 * so many more of those of earlier runs.
 */
export interface Leak {
  readonly kind: 'unreachable' | 'growing';
  readonly tensors: number;
  readonly bytes: number;
}

/**
 * What the calls of `fit` in one run of a cell took. A cell whose last run has this is one that trains, and its next run takes
 * about `seconds` again, as long as its code and the backend stay the same: that is what to show beside a stale one. (`RunResult`
 * keeps it with the run; nothing else has to be asked for.)
 */
export interface TrainingReport {
  /** Wall time of the trainings, in seconds; less than the whole took where one was interrupted. */
  readonly seconds: number;
  /** What the kernel expected them to take before they began, in seconds; absent where it could not tell. */
  readonly expected?: number;
}

export interface RunResult {
  readonly state: 'done' | 'failed' | 'interrupted';
  /** Wall time of the cell's code, in milliseconds. */
  readonly elapsed: number;
  /** Names the cell defines and the other cells' names it reads. */
  readonly defines: readonly string[];
  readonly uses: readonly string[];
  /** Present where the cell loses enough tensors to be told. */
  readonly leak?: Leak;
  /** What the check of an exercise found; empty where the cell threw. Absent without a check. */
  readonly cases?: readonly CheckedCase[];
  /** Absent where the cell trained nothing. */
  readonly training?: TrainingReport;
  /** Of the outcomes asked for, those that have a value. */
  readonly outcomes?: Readonly<Record<string, Answer>>;
}
