import { useState } from 'react';
import { isSolved } from '../../notebook/exercises.ts';
import { StaticCode } from '../editor/StaticCode.tsx';
import { useParts, useSession } from '../lesson/SessionContext.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import type { CellState } from '../notebook/state.ts';
import { Icon } from '../shell/Icon.tsx';
import { CaseList } from './CaseList.tsx';
import './exercises.css';
import { useLearnerRecord } from './learner.ts';

/** Below an exercise: how its cases went, and help that comes only when it is asked for. */
export function ExercisePanel({ cell }: { readonly cell: CellState }) {
  const session = useSession();
  const exercise = useParts((parts) => parts.exercises.byCell.get(cell.id));
  const solvedBefore = useLearnerRecord().solved.includes(cell.id);
  const [shown, setShown] = useState(0);
  if (exercise === undefined) return null;
  const { hints, solution } = exercise;
  const helps = hints.length + (solution === '' ? 0 : 1);
  const cases = cell.cases ?? [];
  const solved = isSolved(cases);
  return (
    <section className="exercise" aria-label={`Exercise ${cell.id}`} data-solved={solved || solvedBefore}>
      <div className="exercise-line">
        <p className={solved || solvedBefore ? 'exercise-state solved' : 'exercise-state'} role="status">
          {(solved || solvedBefore) && <Icon name="check" size={13} />}
          {sayState(cell, solvedBefore)}
        </p>
        {helps > 0 && (
          <button type="button" className="button" onClick={() => setShown(shown < helps ? shown + 1 : 0)}>
            {shown === helps ? 'Hide the help' : sayNext(shown, hints.length)}
          </button>
        )}
      </div>
      <CaseList cases={cases} />
      <div aria-live="polite">
        {hints.slice(0, shown).map((hint, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: hints are told apart by their place
          <div key={index} className="exercise-help">
            <p className="exercise-help-title">{`Hint ${index + 1} of ${hints.length}`}</p>
            <Markdown source={hint} />
          </div>
        ))}
        {shown > hints.length && (
          <div className="exercise-help">
            <p className="exercise-help-title">A solution</p>
            <StaticCode source={solution} />
            <button type="button" className="button" onClick={() => session.edit(cell.id, solution)}>
              Put it into the cell
            </button>
          </div>
        )}
      </div>
    </section>
  );
}

function sayState({ phase, cases }: CellState, solvedBefore: boolean): string {
  if (phase === 'running' || phase === 'queued') return 'Exercise · being checked';
  if (cases === undefined) return solvedBefore ? 'Exercise · solved earlier' : 'Exercise · not tried yet';
  if (isSolved(cases)) return `Solved · all ${cases.length} cases agree`;
  const earlier = solvedBefore ? ' · an earlier answer did' : '';
  if (cases.length === 0) return `Not solved yet · the code stopped before its end${earlier}`;
  const right = cases.filter((one) => one.right).length;
  return `Not solved yet · ${right} of ${cases.length} cases agree${earlier}`;
}

function sayNext(shown: number, hints: number): string {
  if (shown >= hints) return 'Show a solution';
  return shown === 0 ? 'Show a hint' : 'Show another hint';
}
