import type { Notebook } from '../../notebook/types.ts';
import type { NotebookState } from '../notebook/state.ts';
import { structured } from '../notebook/structure.ts';

/** The state with a text that came from elsewhere. What was done here before cannot be taken back: it is not in that text. */
export function followed(state: NotebookState, notebook: Notebook): NotebookState {
  return {
    ...structured(state, { type: 'replaced', notebook, label: '' }),
    history: { past: [], future: [] },
  };
}
