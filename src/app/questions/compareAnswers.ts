import type { Answer, CurveQuestion, Question } from '../../notebook/questions.ts';

/** The guess beside the outcome, in words that neither praise nor scold. */
export function compareAnswers(question: Question, guess: Answer | undefined, outcome: Answer): string {
  if (question.kind === 'curve') return compareCurves(question, guess, outcome);
  const unit = question.kind === 'number' ? question.unit : '';
  const came = withUnit(outcome, unit);
  if (guess === undefined) return `It is ${came}.`;
  const said = `You said ${withUnit(guess, unit)}`;
  if (question.kind === 'choice') {
    return guess === outcome ? `${said}, and so it is.` : `${said}, it is ${came}.`;
  }
  const apart = Math.abs(Number(guess) - Number(outcome));
  return apart <= question.tolerance ? `${said}, it is ${came}: close.` : `${said}, it is ${came}.`;
}

function withUnit(answer: Answer, unit: string): string {
  const text = typeof answer === 'number' ? numberText(answer) : `“${answer}”`;
  return unit === '' ? text : `${text} ${unit}`;
}

/** Three digits are as many as one compares at a glance; whole numbers stay whole. */
export function numberText(value: number): string {
  const rounded = Math.abs(value) >= 100 ? Math.round(value) : Number(value.toPrecision(3));
  return rounded.toLocaleString('en-GB', { maximumFractionDigits: 6 });
}

function compareCurves({ along }: CurveQuestion, guess: Answer | undefined, outcome: Answer): string {
  const came = Array.isArray(outcome) ? (outcome as readonly number[]) : []; // Array.isArray loses readonly.
  if (came.length === 0) return 'There is no curve to compare with.';
  const drawn = Array.isArray(guess) ? (guess as readonly number[]).slice(0, came.length) : [];
  const end = `it ends at ${numberText(came.at(-1) ?? 0)}, lowest at ${along} ${lowest(came)}`;
  if (drawn.length === 0) return `The dashed line is what came out: ${end}.`;
  const yours = `Yours stands at ${numberText(drawn.at(-1) ?? 0)} there, lowest at ${along} ${lowest(drawn)}`;
  return `The dashed line is what came out: ${end}. ${yours}.`;
}

/** Counted from 1. */
function lowest(values: readonly number[]): number {
  return values.indexOf(Math.min(...values)) + 1;
}
