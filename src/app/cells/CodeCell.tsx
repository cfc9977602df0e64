import { memo, useCallback, useContext, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { isFolded } from '../commands/cellCommands.ts';
import { CodeEditor, type CodeEditorHandle } from '../editor/CodeEditor.tsx';
import { ExercisePanel } from '../exercises/ExercisePanel.tsx';
import { CellForm } from '../forms/CellForm.tsx';
import { isCodeHidden } from '../forms/codeHidden.ts';
import { HiddenCode } from '../forms/HiddenCode.tsx';
import { LeakNotice } from '../inspector/LeakNotice.tsx';
import { useCell, useParts, useSession } from '../lesson/SessionContext.ts';
import { codeCellIds, visibleState } from '../notebook/state.ts';
import { CellOutputs } from './CellOutputs.tsx';
import { CellStatus } from './CellStatus.tsx';
import { CellTools } from './CellTools.tsx';
import { cellSurroundings } from './cellSurroundings.ts';
import './cell.css';
import { FoldedCode } from './FoldedCode.tsx';
import { failureOf } from './failureOf.ts';
import { CellFocusContext } from './focusCell.ts';
import { InsertBelow } from './InsertBelow.tsx';
import { RunButton } from './RunButton.tsx';
import { useCellFocus } from './useCellFocus.ts';
import { useFar } from './useFar.ts';

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
  const folded = isFolded(cell);
  const focus = useCellFocus(id, article, editor);
  useFar(article);

  const surroundings = useMemo(() => cellSurroundings(session, id), [session, id]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: typing changes the cell, and not the failure
  const failure = useMemo(() => failureOf(cell), [cell.outputs, cell.outputsAreOld]);
  const run = useCallback(() => session.run(id), [session, id]);
  const runAndGoOn = useCallback(() => {
    session.run(id);
    const ids = codeCellIds(session.notebook.getState());
    const next = ids[ids.indexOf(id) + 1];
    if (next !== undefined) cells.edit(next);
  }, [session, cells, id]);
  const leave = useCallback(() => cells.select(id), [cells, id]);

  return (
    <article
      {...focus}
      ref={article}
      id={`cell-${id}`}
      className="cell code-cell"
      data-cell-id={id}
      data-cell-kind="code"
      data-cell-state={state}
      data-exercise={isExercise}
      data-folded={folded}
      aria-label={`Code cell ${id}`}
    >
      <RunButton cell={cell} />
      <div className="cell-box">
        {!folded && <CellForm id={id} source={cell.source} onRun={run} onRunAndGoOn={runAndGoOn} />}
        {folded ? (
          <FoldedCode cell={cell} />
        ) : isCodeHidden(cell) ? (
          <HiddenCode cell={cell} />
        ) : (
          <CodeEditor
            ref={editor}
            source={cell.source}
            label={`Code of cell ${id}`}
            readOnly={readOnly}
            surroundings={surroundings}
            failure={failure}
            onChange={(source) => session.edit(id, source)}
            onRun={run}
            onRunAndGoOn={runAndGoOn}
            onLeave={leave}
          />
        )}
        <CellTools id={id} kind="code" />
      </div>
      <CellStatus cell={cell} />
      {!folded && <CellOutputs cell={cell} onLocate={cells.goTo} />}
      <LeakNotice cellId={id} />
      {isExercise && !folded && <ExercisePanel cell={cell} />}
      <InsertBelow id={id} />
    </article>
  );
});
