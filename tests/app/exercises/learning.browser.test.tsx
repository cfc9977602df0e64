import axe from 'axe-core';
import type { ReactNode } from 'react';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { cleanup, render } from 'vitest-browser-react';
import { CellList } from '../../../src/app/cells/CellList.tsx';
import { LessonProgress } from '../../../src/app/exercises/LessonProgress.tsx';
import { LearnerRecordsContext, LessonNameContext } from '../../../src/app/exercises/learner.ts';
import { recordSolved } from '../../../src/app/exercises/recordSolved.ts';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { Markdown } from '../../../src/app/markdown/Markdown.tsx';
import { openSession, type Session } from '../../../src/app/notebook/session.ts';
import '../../../src/app/styles/base.css';
import '../../../src/app/styles/tokens.css';
import { parseNotebook } from '../../../src/notebook/parse.ts';
import { createLearnerRecords } from '../../../src/storage/learnerRecords.ts';
import { makeKernel } from '../../kernel/openKernel.ts';

/** A lesson with an exercise and a question of each kind, on the real kernel and the browser's own storage. */
const lesson = `
\`\`\`js id=double exercise
const double = (x) => x;
\`\`\`

\`\`\`js check
expect(() => double(2), 4);
expect(() => double(0), 0);
\`\`\`

\`\`\`hint
Twice.
\`\`\`

\`\`\`hint
Times two.
\`\`\`

\`\`\`js solution
const double = (x) => 2 * x;
\`\`\`

\`\`\`question id=size kind=number
text: how many?
unit: pieces
cell: measure
outcome: size
\`\`\`

\`\`\`question id=which kind=choice
text: which one?
choices: left | right
cell: measure
outcome: size > 1 ? 'right' : 'left'
\`\`\`

\`\`\`question id=shape kind=curve
text: what shape?
points: 3
along: step
cell: measure
outcome: [0.9, 0.5, 0.2]
\`\`\`

\`\`\`js id=measure
const size = 7;
\`\`\`
`;

beforeEach(() => localStorage.clear());
afterEach(() => cleanup());

/** The page as it is after loading; what is in storage is from before. */
async function loadPage(extra: ReactNode = null): Promise<Session> {
  const notebook = parseNotebook(lesson);
  const kernel = makeKernel();
  const session = openSession(notebook, {
    connect: () => Promise.resolve(kernel.client),
    options: { backend: 'cpu', reductions: {} },
    now: () => Date.now(),
    soon: (task) => queueMicrotask(task),
  });
  const records = createLearnerRecords(localStorage);
  recordSolved(session.notebook, records, 'test');
  await render(
    <main>
      <LearnerRecordsContext value={records}>
        <LessonNameContext value="test">
          <SessionContext value={session}>
            <CellList />
            {extra}
          </SessionContext>
        </LessonNameContext>
      </LearnerRecordsContext>
    </main>,
  );
  return session;
}

const exercise = page.getByRole('region', { name: 'Exercise double' });
const question = (text: string) => page.getByRole('region', { name: `Before you run: ${text}` });

test('an unsolved exercise is done and says what was expected; solved, it counts and stays so after loading again', async () => {
  const session = await loadPage(<LessonProgress lesson="test" exercises={['double', 'another']} />);
  await expect.element(page.getByText('0 of 2 exercises')).toBeVisible();
  session.runAll();
  await expect.element(exercise).toHaveTextContent('Not solved yet · 1 of 2 cases agree');
  await expect.element(exercise).toHaveTextContent('double(2)expected4got2');
  for (const id of ['double', 'measure'])
    await expect.poll(() => session.notebook.getState().cells[id]?.phase).toBe('done');

  session.edit('double', 'const double = (x) => 2 * x;');
  session.run('double');
  await expect.element(exercise).toHaveTextContent('Solved · all 2 cases agree');
  await expect.element(page.getByText('1 of 2 exercises')).toBeVisible();
  await cleanup();
  await loadPage();
  await expect.element(exercise).toHaveTextContent('Exercise · solved earlier');
});

test('help comes one piece at a time, by keyboard, and the solution goes into the cell when asked', async () => {
  const session = await loadPage();
  await expect.element(exercise).not.toHaveTextContent('Twice.');
  (exercise.getByRole('button', { name: 'Show a hint' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  await expect.element(exercise).toHaveTextContent('Twice.');
  await expect.element(exercise).not.toHaveTextContent('Times two.');
  await userEvent.keyboard('{Enter}');
  await expect.element(exercise).toHaveTextContent('Times two.');
  await userEvent.keyboard('{Enter}');
  await expect.element(exercise).toHaveTextContent('A solution');
  (exercise.getByRole('button', { name: 'Put it into the cell' }).element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  expect(session.notebook.getState().cells.double?.source).toBe('const double = (x) => 2 * x;');
});

test('a guess, given by keyboard, stays beside the outcome, and is there after loading again', async () => {
  const session = await loadPage();
  (question('how many?').getByRole('textbox').element() as HTMLElement).focus();
  await userEvent.keyboard('5{Tab}[Space]');
  await expect.element(question('which one?').getByLabelText('left')).toBeChecked();
  await expect.element(question('how many?')).toHaveTextContent('Now run the cell “measure”.');
  session.run('measure');
  await expect.element(question('how many?')).toHaveTextContent('You said 5 pieces, it is 7 pieces.');
  await expect.element(question('which one?')).toHaveTextContent('You said “left”, it is “right”.');
  await cleanup();
  await loadPage();
  await expect.element(question('how many?').getByRole('textbox')).toHaveValue('5');
  await expect.element(question('which one?').getByLabelText('left')).toBeChecked();
});

test('without a guess an outcome is kept back until it is asked for, and a half-typed guess does not bring it out', async () => {
  const session = await loadPage();
  session.run('measure');
  const show = (text: string) => question(text).getByRole('button', { name: 'Show it' });
  await expect.element(show('how many?')).toBeVisible();
  await expect.element(show('which one?')).toBeVisible();
  await expect.element(question('how many?')).not.toHaveTextContent('7');
  expect(question('what shape?').element().querySelector('.pad-outcome')).toBeNull();

  await question('which one?').getByLabelText('left').click();
  await expect.element(question('which one?')).toHaveTextContent('You said “left”, it is “right”.');

  (question('how many?').getByRole('textbox').element() as HTMLElement).focus();
  await userEvent.keyboard('1');
  await expect.element(question('how many?')).toHaveTextContent('Press Enter when your guess is ready.');
  await userEvent.keyboard('2{Enter}');
  await expect.element(question('how many?')).toHaveTextContent('You said 12 pieces, it is 7 pieces.');

  (show('what shape?').element() as HTMLElement).focus();
  await userEvent.keyboard('{Enter}');
  const comparison = question('what shape?').getByRole('status');
  await expect.element(comparison).toHaveTextContent('it ends at 0.2');
  await expect.element(comparison).toHaveFocus();
  await cleanup();
  await loadPage().then((again) => again.run('measure'));
  await expect.element(question('what shape?')).toHaveTextContent('it ends at 0.2');
});

test('a curve is sketched with the arrow keys, and the outcome is drawn over it', async () => {
  const session = await loadPage();
  const pad = question('what shape?');
  const point = (step: number) => pad.getByRole('slider', { name: `step ${step}` });
  (point(1).element() as unknown as SVGElement).focus();
  await userEvent.keyboard('{ArrowUp}{ArrowUp}{ArrowRight}');
  await expect.element(point(2)).toHaveFocus();
  await userEvent.keyboard('{PageDown}');
  await expect.element(point(1)).toHaveAttribute('aria-valuenow', '0.55');
  await expect.element(point(2)).toHaveAttribute('aria-valuenow', '0.375');
  session.run('measure');
  await expect.element(pad).toHaveTextContent('it ends at 0.2, lowest at step 3. Yours stands at 0.5 there');
  expect(pad.element().querySelectorAll('.pad-outcome')).toHaveLength(1);
});

test('a block that cannot be read says so in its place, and a lost check too', async () => {
  await loadPage(
    <Markdown source={'```question id=a kind=number\ncolour: red\n```\n\n```js check\n1\n```'} />,
  );
  await expect.element(page.getByText(/has no option “colour”\. The options are text/)).toBeVisible();
  await expect.element(page.getByText('There is no exercise above this check.')).toBeVisible();
});

test('axe finds nothing amiss, before and after', async () => {
  const session = await loadPage();
  const look = async () =>
    (await axe.run(document.body, { rules: { region: { enabled: false } } })).violations;
  expect(await look()).toEqual([]);
  session.runAll();
  await expect.element(exercise).toHaveTextContent('Not solved yet');
  expect(await look()).toEqual([]);
});
