/**
 * Notes down the jobs of a training step instead of running them, together with the memory they work on; what comes of it is a
 * sequence that runs again and again.
 */
import { type JobRunner, type Machine, partsOf, scratchBytesOf } from '../jobRunner.ts';
import { type Job, jobs } from '../jobs.ts';
import type { EngineOptions } from '../options.ts';
import { alignUp, cacheLine, type Program } from '../program.ts';
import { firstSlot, Sequence, type Slot } from './sequence.ts';

interface Note {
  readonly job: Job;
  readonly parts: number;
  readonly words: readonly (number | boolean)[];
  readonly floats: readonly number[];
}

export class Recording implements JobRunner, Machine {
  readonly threads: number;
  readonly options: EngineOptions;
  private readonly heap: Program;
  private readonly notes: Note[] = [];
  private readonly tables: { readonly at: number; readonly words: readonly number[] }[] = [];
  private readonly blocks: number[] = [];
  private slots = 0;
  private readonly sharedSlot: Slot;
  private sharedCells = 0;
  private scratchBytes = 0;

  constructor(program: Program, options: EngineOptions) {
    this.heap = program;
    this.options = options;
    this.threads = program.threads;
    this.sharedSlot = this.slot();
  }

  /** Kernels that run their jobs on a machine's program note them down here. */
  get program(): this {
    return this;
  }

  /** A new argument that is to be given later. */
  slot(): Slot {
    return firstSlot + this.slots++;
  }

  /** Memory for `count` numbers, or what else takes `bytesEach`, for as long as the sequence lives. */
  buffer(count: number, purpose: string, bytesEach = 4): number {
    const block = this.heap.allocate(count * bytesEach + cacheLine, purpose);
    this.blocks.push(block);
    return alignUp(block);
  }

  sharedScratch(count: number): number {
    this.sharedCells = Math.max(this.sharedCells, count);
    return this.sharedSlot;
  }

  run(
    job: Job | readonly Job[],
    scratch: number,
    words: readonly (number | boolean)[],
    operations = Number.POSITIVE_INFINITY,
    floats: readonly number[] = [],
  ): void {
    this.scratchBytes = Math.max(this.scratchBytes, scratchBytesOf(scratch));
    const parts = partsOf(operations, this.threads);
    for (const one of [job].flat()) this.notes.push({ job: one, parts, words, floats });
  }

  /** Numbers, addresses and slots that a job reads from memory. */
  table(words: readonly number[]): number {
    const at = this.buffer(words.length, 'a table of a training step');
    this.tables.push({ at, words });
    return at;
  }

  /** The jobs in memory, ready to run once all slots are bound. */
  finish(): Sequence {
    const purpose = 'the scratch space of a training step';
    const scratchBytes = alignUp(this.scratchBytes);
    const scratch = this.buffer(scratchBytes * this.threads, purpose, 1);
    const shared = this.buffer(this.sharedCells, purpose);
    const table = this.buffer(3 * this.notes.length, purpose);
    const cells = this.notes.map(({ words, floats }) => 2 + words.length + floats.length);
    let at =
      this.buffer(
        cells.reduce((sum, count) => sum + count, 0),
        purpose,
      ) >>> 2;
    const memory = this.heap.heapWords();
    const sites = Array.from({ length: this.slots }, (): number[] => []);
    const write = (to: number, word: number) => {
      sites[word - firstSlot]?.push(to);
      memory[to] = word;
    };
    for (const { at: table, words } of this.tables)
      words.forEach((word, i) => {
        write((table >>> 2) + i, word);
      });
    this.notes.forEach(({ job, parts, words, floats }, i) => {
      memory.set([jobs[job], at * 4, parts], (table >>> 2) + 3 * i);
      memory[at++] = scratch;
      memory[at++] = scratchBytes;
      for (const word of words) write(at++, Number(word));
      new Float32Array(memory.buffer, at * 4, floats.length).set(floats);
      at += floats.length;
    });
    const sequence = new Sequence(this.heap, table, this.notes.length, sites, this.blocks);
    sequence.bind(this.sharedSlot, shared);
    return sequence;
  }

  /** Gives the memory back where the recording could not be finished. */
  abandon(): void {
    for (const block of this.blocks.splice(0)) this.heap.free(block);
  }
}
