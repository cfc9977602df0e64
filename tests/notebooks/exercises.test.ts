import { readdirSync } from 'node:fs';
import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { compileCell } from '../../src/compiler/compileCell.ts';
import { evaluateCell } from '../../src/compiler/evaluateCell.ts';
import { checkExercise } from '../../src/kernel/worker/followUp.ts';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import { type CheckedCase, type Exercise, exercisesOf, isSolved } from '../../src/notebook/exercises.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';
import { proseBlocks } from '../../src/notebook/proseBlocks.ts';
import { readQuestion } from '../../src/notebook/questions.ts';
import { plainHost } from '../lesson/lessonHost.ts';
import { lessonText } from './runLesson.ts';

/**
 * Every exercise of every lesson, on its own: with tfjs in scope and nothing that an earlier cell has made. Its solution
 * passes the check, and the code it starts with does not.
 */
const files = readdirSync(new URL('../../notebooks', import.meta.url)).filter((name) => name.endsWith('.md'));

const runtime = {
  scope: globalThis,
  importModule: async () => createLessonModule(plainHost()),
};

async function casesOf(source: string, exercise: Exercise): Promise<CheckedCase[]> {
  const cell = compileCell(source, { cellId: 'exercise' });
  await evaluateCell(cell, runtime);
  return await checkExercise(exercise, cell, runtime);
}

beforeAll(async () => {
  await tf.setBackend('cpu');
  Object.assign(globalThis, { tf });
});

for (const file of files) {
  const { cells } = parseNotebook(lessonText(file));
  const exercises = [...exercisesOf(cells).byCell];

  describe(file, () => {
    for (const [id, exercise] of exercises) {
      const { hints, solution } = exercise;
      const starter = cells.find((cell) => cell.id === id)?.source ?? '';

      it(`${id}: the solution passes every case, and there are at least two`, async () => {
        const cases = await casesOf(solution, exercise);
        expect(cases.filter(({ right }) => !right)).toEqual([]);
        expect(cases.length).toBeGreaterThanOrEqual(2);
      });

      it(`${id}: the code it starts with does not pass`, async () => {
        expect(isSolved(await casesOf(starter, exercise))).toBe(false);
      });

      it(`${id}: an answer of an earlier run does not count once the cell has none`, async () => {
        await casesOf(solution, exercise);
        expect(isSolved(await casesOf('1', exercise))).toBe(false);
      });

      it(`${id}: has two hints and says what is the learner's to write`, () => {
        expect(hints).toHaveLength(2);
        expect(starter).toContain('// yours');
      });

      it(`${id}: defines no name that another cell defines`, () => {
        const others = cells.filter((cell) => cell.kind === 'code' && cell.id !== id);
        const taken = others.flatMap((cell) => compileCell(cell.source, { cellId: cell.id }).defines);
        const own = compileCell(starter, { cellId: id }).defines;
        expect(own.filter((name) => taken.includes(name))).toEqual([]);
        expect(compileCell(solution, { cellId: id }).defines).toEqual(own);
      });
    }

    it('asks questions that can be read, about cells that there are, each with its own id', () => {
      const blocks = cells
        .flatMap((cell) => (cell.kind === 'markdown' ? proseBlocks(cell.source) : []))
        .filter(({ language }) => language === 'question');
      const questions = blocks.map(({ info, source }) => readQuestion(info, source));
      const ids = questions.map((question) => ('problems' in question ? question.problems : question.id));
      expect(new Set(ids).size).toBe(ids.length);
      for (const question of questions) {
        if ('problems' in question) throw new Error(question.problems.join(' '));
        expect(cells.find(({ id }) => id === question.cell)?.kind, question.id).toBe('code');
        expect(() => compileCell(`(${question.outcome})`, { cellId: question.id })).not.toThrow();
      }
    });
  });
}

it('there are at least three exercises in each of lessons 02 to 05, and at least one in the others', () => {
  for (const file of files) {
    const { byCell } = exercisesOf(parseNotebook(lessonText(file)).cells);
    expect(byCell.size, file).toBeGreaterThanOrEqual(/^0[2-5]/.test(file) ? 3 : 1);
  }
});
