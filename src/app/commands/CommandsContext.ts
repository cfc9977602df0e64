import { createContext, useContext } from 'react';
import type { CommandContext } from './command.ts';
import { commandNamed } from './commandList.ts';

export const CommandsContext = createContext<CommandContext | undefined>(undefined);

/** What commands act on; undefined around cells that stand alone, as in a test. */
export function useCommands(): CommandContext | undefined {
  return useContext(CommandsContext);
}

/** Does a command, on this cell if one is given; where it cannot be done, says why. */
export function doCommand(context: CommandContext, id: string, cellId?: string): void {
  if (cellId !== undefined) context.cells.current.setState(cellId, true);
  const command = commandNamed(id);
  const problem = command.problem?.(context);
  if (problem === undefined) command.run(context);
  else context.session.notify(problem);
}
