/**
 * What follows a cell: the check of an exercise, and the outcomes that questions wait for. Both are compiled as
 * cells are, so they see the notebook's variables; neither can leave any behind.
 */
import { compileCell } from '../../compiler/compileCell.ts';
import { evaluateCell } from '../../compiler/evaluateCell.ts';
import type { CellRuntime, CompiledCell } from '../../compiler/types.ts';
import { exerciseCases } from '../../lesson/exerciseCases.ts';
import { readAnswer } from '../../lesson/readAnswer.ts';
import type { CheckedCase, Exercise } from '../../notebook/exercises.ts';
import type { Answer } from '../../notebook/questions.ts';

/**
 * Runs the check of the exercise in the cell that has just run. A check that breaks is one case, which is not right;
 * so is each name that the cell ought to define and does not.
 */
export async function checkExercise(
  { check, solution }: Pick<Exercise, 'check' | 'solution'>,
  { cellId, defines }: Pick<CompiledCell, 'cellId' | 'defines'>,
  runtime: CellRuntime,
): Promise<CheckedCase[]> {
  const cases = exerciseCases();
  try {
    // As the body of a function, the names it declares are its own.
    const compiled = compileCell(`async (expect) => {\n${check}\n}`, { cellId: `${cellId}-check` });
    const answers = compileCell(solution, { cellId: `${cellId}-solution` }).defines;
    // The notebook may still have an answer from an earlier run; this one is to be judged.
    const missing = answers.filter((name) => compiled.uses.includes(name) && !defines.includes(name));
    if (missing.length > 0) return missing.map(missingName);
    const run = await evaluateCell(compiled, runtime);
    if (typeof run === 'function') await run(cases.expect);
    return await cases.results();
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return [{ call: 'the check itself', expected: 'no error', got: `an error: ${message}`, right: false }];
  }
}

function missingName(name: string): CheckedCase {
  const got = `The cell does not define \`${name}\`. Put your answer under this name.`;
  return { call: name, expected: 'a definition in this cell', got, right: false };
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
