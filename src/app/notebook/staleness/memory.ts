/**
 * What the notebook's names hold, told by who gave them their values: not the values, which only the kernel has, but
 * enough to say whether two are the same. Both the kernel's memory and that of an imagined run from the top are kept
 * so, and every question about staleness is a comparison of the two.
 */
import type { CellNames, Effects } from '../../../compiler/analyseCell.ts';

export interface Slot {
  /** Equal versions are equal values: the run that made the value, or the text that tells it. */
  readonly version: string;
  /** The cell that made or last changed it. */
  readonly by: string;
  /** What calling it does, if it is a function. */
  readonly effects?: Effects;
}

export type Memory = ReadonlyMap<string, Slot>;

/** What a run of a cell would read and change, its calls of functions included. */
export function effectsIn(memory: Memory, { body, functions, declares }: CellNames): Effects {
  const own = new Set(declares);
  const reads = new Set<string>();
  const changes = new Set(body.changes.filter((name) => !own.has(name)));
  let { trains } = body;
  for (const first of body.reads) {
    const early = new Set(Object.hasOwn(body.early, first) ? body.early[first] : []);
    const isOwn = (name: string): boolean => own.has(name) && !early.has(name);
    // A set takes in what is added to it while it is gone through, so that calls of calls are followed.
    const reached = new Set([first]);
    for (const name of reached) {
      if (!isOwn(name)) reads.add(name);
      // A function that the cell defines anew can have been called both before and after that.
      const before = isOwn(name) ? undefined : memory.get(name)?.effects;
      const after = Object.hasOwn(functions, name) ? functions[name] : undefined;
      for (const effects of [before, after]) {
        if (effects === undefined) continue;
        for (const read of effects.reads) reached.add(read);
        for (const change of effects.changes) if (!own.has(change)) changes.add(change);
        trains ||= effects.trains;
      }
    }
  }
  return { reads: [...reads], changes: [...changes], trains };
}

/** What a run reads, by name: the slot as it was found; undefined where there was no such name. */
export type Inputs = ReadonlyMap<string, Slot | undefined>;

/** Every name whose value the outcome of a cell hangs on. */
export function inputsIn(memory: Memory, { reads, changes }: Effects): Inputs {
  return new Map([...reads, ...changes].map((name) => [name, memory.get(name)]));
}

/** The memory after a run of the cell; `version` stands for what only this run can have made. */
export function afterRun(
  memory: Memory,
  cellId: string,
  names: CellNames,
  effects: Effects,
  version: string,
): Memory {
  const after = new Map(memory);
  noteRun(after, cellId, names, effects, version);
  return after;
}

/** The same in place: reviews of long notebooks would else copy all names once a cell. */
export function noteRun(
  memory: Map<string, Slot>,
  cellId: string,
  { declares, texts, functions }: CellNames,
  { changes }: Effects,
  version: string,
): void {
  for (const name of changes) memory.set(name, { ...memory.get(name), version, by: cellId });
  for (const name of declares) {
    const text = Object.hasOwn(texts, name) ? texts[name] : undefined;
    const effects = Object.hasOwn(functions, name) ? functions[name] : undefined;
    memory.set(name, {
      version: text === undefined ? version : `= ${text}`,
      by: cellId,
      ...(effects === undefined ? {} : { effects }),
    });
  }
}
