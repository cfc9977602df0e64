import type { Surroundings } from '../editor/insight/surroundings.ts';
import type { VariablesView } from '../inspector/variablesView.ts';
import type { Session } from '../notebook/session.ts';
import { codeCellIds, type NotebookState } from '../notebook/state.ts';

/**
 * What the editor of a cell can know of the notebook: it reads the newest state whenever it asks. As long as that is the same,
 * so are the lists: one completion asks for them once for each name.
 */
export function cellSurroundings(session: Session, id: string): Surroundings {
  const variables = remembered(({ byName }: VariablesView) => [...byName.values()]);
  const otherCells = remembered((state: NotebookState) =>
    codeCellIds(state).flatMap((other) => (other === id ? [] : (state.cells[other]?.source ?? []))),
  );
  return {
    variables: () => variables(session.variables.getState()),
    otherCells: () => otherCells(session.notebook.getState()),
  };
}

/** Computes anew only what is asked of something else than the last time. */
function remembered<Given, Result>(compute: (given: Given) => Result): (given: Given) => Result {
  let last: { readonly given: Given; readonly result: Result } | undefined;
  return (given) => {
    if (last === undefined || last.given !== given) last = { given, result: compute(given) };
    return last.result;
  };
}
