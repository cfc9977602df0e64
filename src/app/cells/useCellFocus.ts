import { type RefObject, useContext, useEffect } from 'react';
import { useStore } from 'zustand';
import type { CodeEditorHandle } from '../editor/CodeEditor.tsx';
import { CellFocusContext } from './focusCell.ts';

interface CellFocusProps {
  /** What makes the cell one stop of the Tab key: only the selected one is. */
  readonly tabIndex: 0 | -1;
  readonly onFocus: () => void;
}

/**
 * Registers a cell's article and editor as places for the focus; gives what the article needs for it.
 *
 * @param openEditor brings the editor onto the page where it is not always there
 */
export function useCellFocus(
  id: string,
  article: RefObject<HTMLElement | null>,
  editor: RefObject<CodeEditorHandle | null>,
  openEditor?: () => void,
): CellFocusProps {
  const cells = useContext(CellFocusContext);
  const isCurrent = useStore(cells.current, (current) => current === id);
  useEffect(
    () =>
      cells.register(id, {
        edit() {
          openEditor?.();
          editor.current?.focus();
          article.current?.scrollIntoView({ block: 'nearest' });
        },
        select() {
          article.current?.focus({ preventScroll: true });
          article.current?.scrollIntoView({ block: 'nearest' });
        },
        goTo: (line, column) => editor.current?.goTo(line, column),
        cursor: () => editor.current?.cursor(),
      }),
    [cells, id, article, editor, openEditor],
  );
  return {
    tabIndex: isCurrent ? 0 : -1,
    onFocus: () => cells.current.setState(id, true),
  };
}
