/**
 * The engine's WebAssembly program on tfjs' heap: hands jobs to it, and keeps the memory they need for arguments
 * and scratch.
 */
import { type JobRunner, partsOf, scratchBytesOf } from './jobRunner.ts';
import { type Job, jobs } from './jobs.ts';
import { type HeapModule, memoryOf } from './wasmBackend.ts';

interface Exports {
  attach(control: number): void;
  dispatch(job: number, args: number, threads: number): void;
  sequence(table: number, count: number): void;
  abandon(): void;
  quit(): void;
  serve(control: number): void;
}

/** Bytes of the threads' control block, of one job's arguments, and what they are aligned to. */
const controlBytes = 512;
const argumentBytes = 256;
export const cacheLine = 64;

/** More than WebAssembly can give at once, whatever it holds. */
const mostBytes = 0xf000_0000;

/** The next cache line's address. */
export function alignUp(address: number): number {
  return Math.ceil(address / cacheLine) * cacheLine;
}

export class Program implements JobRunner {
  readonly memory: WebAssembly.Memory;
  readonly control: number;
  private sharing = 1;
  private readonly exports: Exports;
  private readonly argumentsAt: number;
  private scratch = 0;
  private scratchBytes = 0;
  private shared = 0;
  private sharedBytes = 0;
  private words = new Int32Array(0);
  private giveBack: () => boolean = () => false;

  readonly module: WebAssembly.Module;
  private readonly heap: HeapModule;

  constructor(module: WebAssembly.Module, heap: HeapModule) {
    this.module = module;
    this.heap = heap;
    this.memory = memoryOf(heap);
    // The exports of src/engine/assembly/index.ts.
    this.exports = new WebAssembly.Instance(module, { env: { memory: this.memory } })
      .exports as unknown as Exports;
    const block = this.allocate(controlBytes + argumentBytes + cacheLine, 'the thread control block');
    this.control = alignUp(block);
    this.argumentsAt = this.control + controlBytes;
    this.heapWords().fill(0, this.control >>> 2, (this.control + controlBytes) >>> 2);
    this.exports.attach(this.control);
  }

  /** Threads that share each job; 1 until a pool is there. */
  get threads(): number {
    return this.sharing;
  }

  set threads(count: number) {
    this.sharing = count;
    // The scratch at hand was measured for fewer.
    this.scratchBytes = 0;
  }

  /** Memory on the heap. @throws where there is none left, saying for what */
  allocate(bytes: number, purpose: string): number {
    // tfjs' allocator overflows near four gigabytes instead of refusing: sizes so large, and memory that would end beyond the last.
    const attempt = () => {
      const found = bytes > mostBytes ? 0 : this.heap._malloc(bytes) >>> 0;
      if (found + bytes <= this.memory.buffer.byteLength) return found;
      if (found !== 0) this.free(found);
      return 0;
    };
    let address = attempt();
    if (address === 0 && this.giveBack()) address = attempt();
    if (address === 0) throw outOfMemory(bytes, purpose);
    return address;
  }

  /** @param giveBack frees what can be made again, where memory is short; whether there was any */
  onShortage(giveBack: () => boolean): void {
    this.giveBack = giveBack;
  }

  free(address: number): void {
    this.heap._free(address);
  }

  sharedScratch(count: number): number {
    if (count * 4 > this.sharedBytes) {
      if (this.shared !== 0) this.free(this.shared);
      this.shared = 0;
      // Where there is no memory for it, the next call starts afresh.
      this.sharedBytes = 0;
      this.shared = this.allocate(count * 4 + cacheLine, 'scratch space of a kernel');
      this.sharedBytes = count * 4;
    }
    return alignUp(this.shared);
  }

  /** As every runner; returns when the job is done. @throws where it fails, naming it */
  run(
    job: Job | readonly Job[],
    scratch: number,
    args: readonly (number | boolean)[],
    operations = Number.POSITIVE_INFINITY,
    floats: readonly number[] = [],
  ): void {
    const bytes = scratchBytesOf(scratch);
    if (bytes > this.scratchBytes) this.growScratch(bytes);
    const words = this.heapWords();
    let at = this.argumentsAt >>> 2;
    words[at++] = alignUp(this.scratch);
    words[at++] = this.scratchBytes;
    for (const argument of args) words[at++] = Number(argument);
    if (floats.length > 0) new Float32Array(this.memory.buffer, at * 4, floats.length).set(floats);
    const parts = partsOf(operations, this.threads);
    for (const one of [job].flat()) {
      this.guarded(`kernel "${one}"`, () => this.exports.dispatch(jobs[one], this.argumentsAt, parts));
    }
  }

  /** Runs the jobs of a table in memory, see `sequence` in `src/engine/assembly/threads.ts`. */
  runSequence(table: number, count: number): void {
    this.guarded('compiled training step', () => this.exports.sequence(table, count));
  }

  /** A job that traps, in whichever thread, ends with an error that says so, and leaves the threads ready for the next. */
  private guarded(what: string, work: () => void): void {
    try {
      work();
    } catch (trap) {
      this.exports.abandon();
      throw new Error(
        `The engine's ${what} failed on ${this.threads} thread${this.threads > 1 ? 's' : ''} ` +
          `(${trap instanceof Error ? trap.message : String(trap)}). Its result is lost; other kernels still work.`,
        { cause: trap },
      );
    }
  }

  /** Lets the pool's threads end. */
  quit(): void {
    this.threads = 1;
    this.exports.quit();
  }

  private growScratch(bytes: number): void {
    if (this.scratch !== 0) this.free(this.scratch);
    this.scratch = 0;
    this.scratchBytes = 0;
    const rounded = (Math.ceil(bytes * 1.25) + 4095) & ~4095;
    this.scratch = this.allocate(rounded * this.threads + cacheLine, 'scratch space of a kernel');
    this.scratchBytes = rounded;
  }

  /** All of memory as words; the view is renewed when memory has grown. */
  heapWords(): Int32Array {
    if (this.words.buffer !== this.memory.buffer) this.words = new Int32Array(this.memory.buffer);
    return this.words;
  }
}

function outOfMemory(bytes: number, purpose: string): Error {
  return new Error(
    `Out of memory: ${purpose} needs ${(bytes / 1e6).toFixed(1)} MB, and WebAssembly has no more. ` +
      'Take a smaller batch, or dispose of tensors you no longer need (tf.tidy).',
  );
}
