/** Outputs of an earlier visit: readable, and marked as those of another kernel, which they are. */
import type { Output } from '../../notebook/output.ts';
import type { KeptOutputs } from '../../storage/schema.ts';
import type { CellState, NotebookState, ShownOutput } from './state.ts';

/** No run of a kernel has this number. */
const noRun = 0;

export function withKeptOutputs(state: NotebookState, kept: readonly KeptOutputs[]): NotebookState {
  const cells = { ...state.cells };
  for (const record of kept) {
    const cell = cells[record.cellId];
    if (cell !== undefined) cells[record.cellId] = withOutputs(cell, record);
  }
  return { ...state, cells };
}

function withOutputs(cell: CellState, { outputs, cases, outcomes }: KeptOutputs): CellState {
  const shown = outputs.map(
    (output, displayId): ShownOutput => ({ runId: noRun, displayId, output: settled(output) }),
  );
  return {
    ...cell,
    outputs: shown,
    // What another program's cell has put out is as good as ever: it never runs here.
    outputsAreOld: cell.kind === 'code' && shown.length > 0,
    ...(cases === undefined ? {} : { cases }),
    ...(outcomes === undefined ? {} : { outcomes }),
  };
}

/** What was under way when the page went away has not gone on. */
function settled(output: Output): Output {
  const isRunning = output.mime === 'application/vnd.convbook.progress+json' && output.state === 'running';
  return isRunning ? { ...output, state: 'stopped' } : output;
}
