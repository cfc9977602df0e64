/**
 * What follows a cell: the check of an exercise, and the outcomes that questions wait for. Both are compiled as
 * cells are, so they see the notebook's variables; neither can leave any behind.
 */
import { compileCell } from '../../compiler/compileCell.ts';
import { evaluateCell } from '../../compiler/evaluateCell.ts';
import type { CellRuntime } from '../../compiler/types.ts';
import { exerciseCases } from '../../lesson/exerciseCases.ts';
import { readAnswer } from '../../lesson/readAnswer.ts';
import type { CheckedCase } from '../../notebook/exercises.ts';
import type { Answer } from '../../notebook/questions.ts';

/** Runs the check of the exercise in the cell. A check that breaks is one case, which is not right. */
export async function checkExercise(
  check: string,
  cellId: string,
  runtime: CellRuntime,
): Promise<CheckedCase[]> {
  const cases = exerciseCases();
  try {
    // As the body of a function, the names it declares are its own.
    const run = await evaluateCell(
      compileCell(`async (expect) => {\n${check}\n}`, { cellId: `${cellId}-check` }),
      runtime,
    );
    if (typeof run === 'function') await run(cases.expect);
    return await cases.results();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ call: 'the check itself', expected: 'no error', got: `an error: ${message}`, right: false }];
  }
}

/** The values of the expressions. One that cannot be had yet (its variable is not there) is left out. */
export async function readOutcomes(
  expressions: Readonly<Record<string, string>>,
  cellId: string,
  runtime: CellRuntime,
): Promise<Record<string, Answer>> {
  const outcomes: Record<string, Answer> = {};
  for (const [id, expression] of Object.entries(expressions)) {
    try {
      const cell = compileCell(`(${expression})`, { cellId: `${cellId}-outcome` });
      const answer = await readAnswer(await evaluateCell(cell, runtime));
      if (answer !== undefined) outcomes[id] = answer;
    } catch {
      // The lesson's text goes on without it, and the question says that it has no outcome yet.
    }
  }
  return outcomes;
}
