import { memo, useCallback, useContext, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { CodeEditor, type CodeEditorHandle } from '../editor/CodeEditor.tsx';
import { ExercisePanel } from '../exercises/ExercisePanel.tsx';
import { CellForm } from '../forms/CellForm.tsx';
import { useCell, useParts, useSession } from '../lesson/SessionContext.ts';
import { codeCellIds, visibleState } from '../notebook/state.ts';
import { CellMenu } from './CellMenu.tsx';
import { CellOutputs } from './CellOutputs.tsx';
import { CellStatus } from './CellStatus.tsx';
import './cell.css';
import { CellFocusContext } from './focusCell.ts';
import { RunButton } from './RunButton.tsx';

/** Code, the button that runs it, one line about how it went, and what came out. */
export const CodeCell = memo(function CodeCell({ id }: { readonly id: string }) {
  const session = useSession();
  const cell = useCell(id);
  const cells = useContext(CellFocusContext);
  const editor = useRef<CodeEditorHandle>(null);
  const article = useRef<HTMLElement>(null);
  const readOnly = useStore(session.readOnly);
  const state = visibleState(cell);
  const isExercise = useParts((parts) => parts.exercises.byCell.has(id));

  useEffect(() => {
    if (editor.current === null) return;
    return cells.register(id, {
      focus() {
        editor.current?.focus();
        article.current?.scrollIntoView({ block: 'nearest' });
      },
      goTo: (line, column) => editor.current?.goTo(line, column),
    });
  }, [cells, id]);

  const run = useCallback(() => session.run(id), [session, id]);
  const runAndGoOn = useCallback(() => {
    session.run(id);
    const ids = codeCellIds(session.notebook.getState());
    const next = ids[ids.indexOf(id) + 1];
    if (next !== undefined) cells.focus(next);
  }, [session, cells, id]);

  return (
    <article
      ref={article}
      id={`cell-${id}`}
      className="cell code-cell"
      data-cell-id={id}
      data-cell-kind="code"
      data-cell-state={state}
      data-exercise={isExercise}
      aria-label={`Code cell ${id}`}
    >
      <RunButton cell={cell} />
      <div className="cell-box">
        <CellForm id={id} source={cell.source} onRun={run} onRunAndGoOn={runAndGoOn} />
        <CodeEditor
          ref={editor}
          source={cell.source}
          label={`Code of cell ${id}`}
          readOnly={readOnly}
          onChange={(source) => session.edit(id, source)}
          onRun={run}
          onRunAndGoOn={runAndGoOn}
        />
        <CellMenu id={id} />
      </div>
      <CellStatus cell={cell} />
      <CellOutputs cell={cell} onLocate={cells.goTo} />
      {isExercise && <ExercisePanel cell={cell} />}
    </article>
  );
});
