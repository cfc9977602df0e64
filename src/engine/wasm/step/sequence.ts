/** A recorded training step: jobs with their arguments, in memory, of which some are set before each run. */
import type { Program } from '../program.ts';

/**
 * Stands for an argument that differs from run to run: the address of a weight or of the batch, a seed, a learning rate. Slots are
 * numbers that no argument can be.
 */
export type Slot = number;

export const firstSlot: Slot = 2 ** 32;

export class Sequence {
  private readonly program: Program;
  private readonly table: number;
  private readonly count: number;
  /** For each slot, the words of memory that take its value. */
  private readonly sites: readonly (readonly number[])[];
  private readonly blocks: readonly number[];
  private readonly bound: number[] = [];
  private floats: Float32Array = new Float32Array();

  /** @param blocks addresses of the sequence's memory, freed with it */
  constructor(
    program: Program,
    table: number,
    count: number,
    sites: readonly (readonly number[])[],
    blocks: readonly number[],
  ) {
    this.program = program;
    this.table = table;
    this.count = count;
    this.sites = sites;
    this.blocks = blocks;
  }

  /** Gives a slot its integer or address. */
  bind(slot: Slot, value: number): void {
    const index = slot - firstSlot;
    if (this.bound[index] === value) return;
    this.bound[index] = value;
    const words = this.program.heapWords();
    for (const site of this.sites[index] ?? []) words[site] = value;
  }

  /** Gives a slot its number, as float32. */
  bindFloat(slot: Slot, value: number): void {
    const { buffer } = this.program.heapWords();
    if (this.floats.buffer !== buffer) this.floats = new Float32Array(buffer);
    for (const site of this.sites[slot - firstSlot] ?? []) this.floats[site] = value;
  }

  run(): void {
    this.program.runSequence(this.table, this.count);
  }

  free(): void {
    for (const block of this.blocks) this.program.free(block);
  }
}
