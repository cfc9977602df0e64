import type { CellResult, SavedNotebook } from '../../notebook/savedNotebook.ts';
import { documentOf } from '../notebook/document.ts';
import type { NotebookState } from '../notebook/state.ts';

/** What is on the page, as it is saved: the text, and what the cells have put out. */
export function savedNotebookOf(state: NotebookState): SavedNotebook {
  const results = state.order.flatMap((id): [string, CellResult][] => {
    const { outputs = [], execution } = state.cells[id] ?? {};
    if (outputs.length === 0) return [];
    const shown = outputs.map(({ output }) => output);
    return [[id, { outputs: shown, ...(execution === undefined ? {} : { execution }) }]];
  });
  return { notebook: documentOf(state), results: new Map(results) };
}
