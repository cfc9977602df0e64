/** Why a cell is stale, in a few words: `learningRate changed since it ran`. */
import { editedReason } from '../cellChanges.ts';
import { type CellState, codeCellIds, type NotebookState } from '../state.ts';
import { type CellReview, differingInputs, yetToCome } from './review.ts';

/** Undefined for a cell that is not stale. */
export function staleReason(
  state: NotebookState,
  cell: CellState,
  { standing, inputs }: CellReview,
): string | undefined {
  if (cell.phase === 'stopped') return 'stopped before its end';
  if (standing !== 'stale' || cell.ran === undefined) return undefined;
  if (cell.ranSource !== cell.source) return editedReason;
  const ran = cell.ran.inputs;
  const changed: string[] = [];
  const other: string[] = [];
  for (const name of differingInputs(ran, inputs)) {
    const now = inputs.get(name);
    const then = ran.get(name);
    if (now === undefined) other.push(lostReason(state, cell.id, name, then?.by));
    // Texts and imports have their versions before they run.
    else if (state.cells[now.by]?.ran === undefined) other.push(`reads ${name}, whose cell has not run`);
    else if (now.version === yetToCome(now.by)) other.push(`reads ${name}, which is stale`);
    else if (then === undefined) other.push(`ran before ${name} was defined`);
    else if (then.by !== now.by && isBelow(state, then.by, cell.id))
      other.push(`ran with ${name} from ${then.by}, further down`);
    else changed.push(name);
  }
  const [first] = other;
  return changed.length > 0 ? `${changed.join(', ')} changed since it ran` : first;
}

function lostReason(state: NotebookState, cellId: string, name: string, by: string | undefined): string {
  if (by === undefined || state.cells[by] === undefined) return `${name} was defined by a deleted cell`;
  return isBelow(state, by, cellId)
    ? `ran with ${name} from ${by}, further down`
    : `${name} is no longer defined above`;
}

function isBelow(state: NotebookState, cellId: string, other: string): boolean {
  const ids = codeCellIds(state);
  return ids.indexOf(cellId) >= ids.indexOf(other);
}
