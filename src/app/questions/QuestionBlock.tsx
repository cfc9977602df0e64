import { type FocusEvent, useContext, useId, useMemo, useRef, useState } from 'react';
import { type Answer, type Question, readQuestion } from '../../notebook/questions.ts';
import { WidgetProblem } from '../../widgets/frame/WidgetProblem.tsx';
import { LearnerRecordsContext, LessonNameContext, useLearnerRecord } from '../exercises/learner.ts';
import { useNotebook } from '../lesson/SessionContext.ts';
import { ChoiceGuess } from './ChoiceGuess.tsx';
import { CurveGuess } from './CurveGuess.tsx';
import { compareAnswers } from './compareAnswers.ts';
import { NumberGuess } from './NumberGuess.tsx';
import './questions.css';

interface QuestionBlockProps {
  /** What follows `question` on the fence's line. */
  readonly info: string;
  /** The lines of the block. */
  readonly source: string;
}

/** Asks for a guess before a cell runs, keeps it, and sets the outcome beside it. */
export function QuestionBlock({ info, source }: QuestionBlockProps) {
  const question = useMemo(() => readQuestion(info, source), [info, source]);
  if ('problems' in question)
    return <WidgetProblem problems={question.problems.map((problem) => `question: ${problem}`)} />;
  return <AskedQuestion question={question} />;
}

function AskedQuestion({ question }: { readonly question: Question }) {
  const { id, cell: cellId } = question;
  const cell = useNotebook((state) => state.cells[cellId]);
  const { guesses, shown } = useLearnerRecord();
  const guess = guesses[id];
  const records = useContext(LearnerRecordsContext);
  const lesson = useContext(LessonNameContext);
  const textId = useId();
  const comparison = useRef<HTMLParagraphElement>(null);
  /** While the first guess is being typed or drawn though the outcome is there: half a guess must not bring it out. */
  const [guessing, setGuessing] = useState(false);
  if (cell?.kind !== 'code')
    return <WidgetProblem problems={[`question ${id}: the lesson has no code cell “${cellId}”.`]} />;
  const measured = cell.outcomes?.[id];
  // Whoever has run all cells beforehand, to teach from them, still wants to be asked.
  const isKeptBack = measured !== undefined && !shown.includes(id) && (guess === undefined || guessing);
  const outcome = isKeptBack ? undefined : measured;
  const keep = (answer: Answer): void => {
    if (isKeptBack && question.kind !== 'choice') setGuessing(true);
    records.guess(lesson, id, answer);
  };
  const endGuess = (): void => setGuessing(false);
  const show = (): void => {
    if (guess === undefined) records.markShown(lesson, id);
    endGuess();
    // The button goes away; a keyboard goes on from here.
    comparison.current?.focus();
  };
  return (
    <section
      className="question"
      aria-labelledby={textId}
      data-question={id}
      onBlur={(event: FocusEvent) => {
        if (!event.currentTarget.contains(event.relatedTarget)) endGuess();
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !(event.target instanceof HTMLButtonElement)) endGuess();
      }}
      // A stroke on the pad ends here; in a field, a click is no end.
      onPointerUp={question.kind === 'curve' ? endGuess : undefined}
    >
      <p id={textId}>
        <strong>Before you run:</strong> {question.text}
      </p>
      {question.kind === 'number' && (
        <NumberGuess labelledBy={textId} unit={question.unit} guess={guess} onGuess={keep} />
      )}
      {question.kind === 'choice' && (
        <ChoiceGuess labelledBy={textId} choices={question.choices} guess={guess} onGuess={keep} />
      )}
      {question.kind === 'curve' && (
        <CurveGuess question={question} guess={guess} outcome={outcome} onGuess={keep} />
      )}
      <div className="question-outcome">
        <p ref={comparison} role="status" tabIndex={-1}>
          {outcome === undefined ? (
            <span className="question-note">{sayNext(guess, isKeptBack, cellId)}</span>
          ) : (
            compareAnswers(question, guess, outcome)
          )}
        </p>
        {isKeptBack && (
          <button type="button" className="button" onClick={show}>
            Show it
          </button>
        )}
      </div>
    </section>
  );
}

function sayNext(guess: Answer | undefined, isKeptBack: boolean, cellId: string): string {
  if (isKeptBack)
    return guess === undefined
      ? 'The outcome is here. Guess first.'
      : 'Press Enter when your guess is ready.';
  return guess === undefined ? 'Your guess stays here.' : `Your guess is kept. Now run the cell “${cellId}”.`;
}
