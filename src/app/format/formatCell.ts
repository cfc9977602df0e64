import type { Session } from '../notebook/session.ts';
import { formatSource } from './formatSource.ts';

/** Formats a code cell of a notebook; says why where it cannot be done. */
export async function formatCell(session: Session, cellId: string): Promise<void> {
  const cell = session.notebook.getState().cells[cellId];
  if (cell?.kind !== 'code' || session.readOnly.getState()) return;
  try {
    const formatted = await formatSource(cell.source);
    // Typed on meanwhile: what was typed counts.
    if (session.notebook.getState().cells[cellId]?.source !== cell.source) return;
    if (formatted !== cell.source) session.edit(cellId, formatted);
  } catch (error) {
    session.notify(error instanceof Error ? error.message : String(error));
  }
}
