import { useContext, useId, useMemo } from 'react';
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
  const guess = useLearnerRecord().guesses[id];
  const records = useContext(LearnerRecordsContext);
  const lesson = useContext(LessonNameContext);
  const textId = useId();
  if (cell?.kind !== 'code')
    return <WidgetProblem problems={[`question ${id}: the lesson has no code cell “${cellId}”.`]} />;
  const outcome = cell.outcomes?.[id];
  const keep = (answer: Answer): void => records.guess(lesson, id, answer);
  return (
    <section className="question" aria-labelledby={textId} data-question={id}>
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
      <p className="question-outcome" role="status">
        {outcome === undefined ? (
          <span className="question-note">
            {guess === undefined
              ? 'Your guess stays here.'
              : `Your guess is kept. Now run the cell “${cellId}”.`}
          </span>
        ) : (
          compareAnswers(question, guess, outcome)
        )}
      </p>
    </section>
  );
}
