import type { CellNames } from '../../../compiler/analyseCell.ts';
import type { CellState } from '../state.ts';
import type { KnownNames } from './knownNames.ts';

/** The names of a cell as it stands: of its text, else of its last valid text, else as its last run told them. */
export function namesOf(cell: CellState): CellNames {
  return namesOfSource(cell, cell.source);
}

/** The same for a text that the cell has or had. */
export function namesOfSource({ known = [], defines, uses }: CellState, source: string): CellNames {
  const found =
    known.find((each) => each.source === source)?.names ?? known.find(({ names }) => names)?.names;
  return found ?? plainNames(defines, uses);
}

/** All that the kernel tells of a run. */
export function plainNames(defines: readonly string[], uses: readonly string[]): CellNames {
  return {
    defines,
    uses,
    declares: defines,
    texts: {},
    body: { reads: uses, changes: [], trains: false, early: {} },
    functions: {},
  };
}

/** Takes in what was found in a text, and keeps that of the texts which run, wait or ran last. */
export function withKnownNames(cell: CellState, found: KnownNames): CellState {
  const kept = (cell.known ?? []).filter(
    ({ source }) => source !== found.source && (source === cell.ranSource || source === cell.waiting?.source),
  );
  return { ...cell, known: [found, ...kept] };
}
