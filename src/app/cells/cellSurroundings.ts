import type { Surroundings } from '../editor/insight/surroundings.ts';
import type { Session } from '../notebook/session.ts';
import { codeCellIds } from '../notebook/state.ts';

/** What the editor of a cell can know of the notebook: it reads the newest state whenever it asks. */
export function cellSurroundings(session: Session, id: string): Surroundings {
  return {
    variables: () => [...session.variables.getState().byName.values()],
    otherCells() {
      const state = session.notebook.getState();
      return codeCellIds(state).flatMap((other) => (other === id ? [] : (state.cells[other]?.source ?? [])));
    },
  };
}
