/**
 * Where the focus can go: each code cell on the page registers itself, so that Shift+Enter can go on to the
 * next one without the cells knowing each other.
 */
import { createContext } from 'react';
import type { CodeEditorHandle } from '../editor/CodeEditor.tsx';

export interface CellFocus {
  register(cellId: string, editor: CodeEditorHandle): () => void;
  focus(cellId: string): void;
  goTo(cellId: string, line: number, column: number): void;
}

export function createCellFocus(): CellFocus {
  const editors = new Map<string, CodeEditorHandle>();
  return {
    register(cellId, editor) {
      editors.set(cellId, editor);
      return () => editors.delete(cellId);
    },
    focus: (cellId) => editors.get(cellId)?.focus(),
    goTo: (cellId, line, column) => editors.get(cellId)?.goTo(line, column),
  };
}

export const CellFocusContext = createContext<CellFocus>(createCellFocus());
