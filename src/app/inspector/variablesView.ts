import type { KernelEvent } from '../../kernel/client.ts';
import type { Variable } from '../../kernel/variables.ts';

/** The notebook's variables as the kernel last told them, by name, in the order in which they came to be. */
export interface VariablesView {
  readonly byName: ReadonlyMap<string, Variable>;
  /** How many there are, also those beyond the number that the page is told of. */
  readonly total: number;
}

export const variablesUnseen: VariablesView = { byName: new Map(), total: 0 };

/** What follows from an event of the kernel; a kernel that starts has no variables. */
export function variablesTransition(view: VariablesView, event: KernelEvent): VariablesView {
  if (event.type === 'state' && event.state === 'starting') return variablesUnseen;
  if (event.type !== 'variables') return view;
  const { changed, removed, total } = event.changes;
  const byName = new Map(view.byName);
  for (const name of removed) byName.delete(name);
  for (const variable of changed) byName.set(variable.name, variable);
  return { byName, total };
}
