import { expect, test } from 'vitest';
import { questionsOf, readQuestion } from '../../src/notebook/questions.ts';

const lines = 'text: how many?\ncell: count\noutcome: 2 * n';

test('reads a question of each kind, with what is left out filled in', () => {
  const asked = { id: 'q', text: 'how many?', cell: 'count', outcome: '2 * n' };
  expect(readQuestion('id=q kind=number', `${lines}\nunit: %\ntolerance: 0.5`)).toEqual({
    ...asked,
    kind: 'number',
    unit: '%',
    tolerance: 0.5,
  });
  expect(readQuestion('id=q kind=choice', `${lines}\nchoices: more | fewer`)).toEqual({
    ...asked,
    kind: 'choice',
    choices: ['more', 'fewer'],
  });
  expect(readQuestion('id=q kind=curve', `${lines}\npoints: 5\nalong: epoch`)).toEqual({
    ...asked,
    kind: 'curve',
    points: 5,
    along: 'epoch',
    from: 0,
    to: 1,
  });
});

test.each([
  ['kind=number', lines, 'A question needs an id'],
  ['id=q', lines, 'kind is one of number, choice, curve, not “”'],
  ['id=q kind=number colour=red', lines, 'no option “colour” on the first line. The options are id, kind.'],
  [
    'id=q kind=number',
    `${lines}\nchoices: a | b`,
    'A number question has no option “choices”. The options are text, cell, outcome, unit, tolerance.',
  ],
  ['id=q kind=number', 'text: how many?\ncell: count', 'The option “outcome” is missing.'],
  ['id=q kind=number', `${lines}\ntolerance: much`, '“tolerance: much” is not a number.'],
  ['id=q kind=choice', `${lines}\nchoices: one`, 'needs choices: one | other'],
  ['id=q kind=curve', `${lines}\npoints: 1`, '“points” is a whole number from 2 to 50, not 1.'],
  ['id=q kind=curve', `${lines}\nfrom: 2`, '“from” (2) must be below “to” (1).'],
  ['id=q kind=number', `${lines}\nnonsense`, '“nonsense” is not of the form key: value.'],
])('says what is wrong with %s and %j', (info, source, problem) => {
  const read = readQuestion(info, source);
  expect('problems' in read ? read.problems.join(' ') : 'no problem').toContain(problem);
});

test('finds the questions of a lesson in its prose', () => {
  const source = `Text.\n\n\`\`\`question id=q kind=number\n${lines}\n\`\`\`\n\n\`\`\`question id=broken\n\`\`\``;
  const cells = [
    { kind: 'markdown', id: 'a', source },
    { kind: 'code', id: 'count', source: 'n = 1', info: '' },
  ] as const;
  expect(questionsOf(cells).map(({ id }) => id)).toEqual(['q']);
});
