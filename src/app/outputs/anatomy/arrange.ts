/**
 * Where the blocks of a network stand: how far behind the input (`depth`), and in which of the lanes that run side by side where the
 * network branches.
 */
import type { AnatomyLayer } from '../../../notebook/anatomy.ts';

export interface Standing {
  readonly depth: number;
  readonly lane: number;
}

export interface Edge {
  readonly from: number;
  readonly to: number;
  /** Passes over blocks of its own lane: a shortcut, which needs a detour to be seen. */
  readonly jumps: boolean;
}

export interface Arrangement {
  /** One a layer, in order. */
  readonly standing: readonly Standing[];
  readonly edges: readonly Edge[];
  readonly depths: number;
  readonly lanes: number;
}

/** `layers` stand behind those they take from. */
export function arrange(layers: readonly AnatomyLayer[]): Arrangement {
  const depths = depthsOf(layers);
  const standing: Standing[] = [];
  const taken = new Set<string>();
  const put = (index: number): void => {
    const depth = depths[index] ?? 0;
    // Behind its first source, if nobody stands there yet.
    let lane = standing[layers[index]?.from[0] ?? -1]?.lane ?? 0;
    if (taken.has(`${depth},${lane}`)) lane = 0;
    while (taken.has(`${depth},${lane}`)) lane++;
    taken.add(`${depth},${lane}`);
    standing[index] = { depth, lane };
  };
  // An input that joins in later gives way to those that came all the way.
  const joinsLater = (index: number) => layers[index]?.from.length === 0 && (depths[index] ?? 0) > 0;
  for (const index of layers.keys()) if (!joinsLater(index)) put(index);
  for (const index of layers.keys()) if (joinsLater(index)) put(index);
  const edges = layers.flatMap(({ from }, to) => from.map((source) => edge(source, to, standing, taken)));
  return {
    standing,
    edges,
    depths: Math.max(0, ...depths) + 1,
    lanes: Math.max(0, ...standing.map(({ lane }) => lane)) + 1,
  };
}

/** The longest way from an input; a second input stands right before the layer that takes it. */
function depthsOf(layers: readonly AnatomyLayer[]): number[] {
  const depths: number[] = [];
  for (const { from } of layers) depths.push(Math.max(-1, ...from.map((source) => depths[source] ?? 0)) + 1);
  for (const [index, { from }] of layers.entries()) {
    if (from.length > 0) continue;
    const takers = depths.filter((_, taker) => layers[taker]?.from.includes(index));
    if (takers.length > 0) depths[index] = Math.min(...takers) - 1;
  }
  return depths;
}

function edge(from: number, to: number, standing: readonly Standing[], taken: ReadonlySet<string>): Edge {
  const [a, b] = [standing[from], standing[to]];
  let jumps = false;
  if (a !== undefined && b !== undefined && a.lane === b.lane) {
    for (let depth = a.depth + 1; depth < b.depth; depth++) jumps ||= taken.has(`${depth},${a.lane}`);
  }
  return { from, to, jumps };
}
