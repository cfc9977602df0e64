import { describe, expect, test } from 'vitest';
import { countText } from '../../../src/app/find/countText.ts';
import { type Match, mostMatches, type Query, replaceMatches, search } from '../../../src/app/find/search.ts';

const plain: Query = { text: '', matchCase: false, wholeWord: false, regex: false };
const cells = [
  { id: 'prose', source: 'The **Model** learns.' },
  { id: 'code', source: 'const model = makeModel();\nmodel.fit(x)' },
];

function matches(query: Partial<Query>, replacement?: string, searched = cells): readonly Match[] {
  const found = search(searched, { ...plain, ...query }, replacement);
  if ('problem' in found) throw new Error(found.problem);
  return found.matches;
}
const texts = (list: readonly Match[], searched = cells) =>
  list.map(({ cellId, from, to }) => searched.find(({ id }) => id === cellId)?.source.slice(from, to));

test('finds text in prose and code, in reading order, whatever its case', () => {
  expect(matches({ text: 'model' })).toEqual([
    { cellId: 'prose', from: 6, to: 11 },
    { cellId: 'code', from: 6, to: 11 },
    { cellId: 'code', from: 18, to: 23 },
    { cellId: 'code', from: 27, to: 32 },
  ]);
});

test('minds the case, and whole words, when asked to', () => {
  expect(texts(matches({ text: 'Model', matchCase: true }))).toEqual(['Model', 'Model']);
  expect(matches({ text: 'model', wholeWord: true })).toHaveLength(3);
  const words = [{ id: 'a', source: 'größe größer $x x' }];
  expect(matches({ text: 'größe', wholeWord: true }, undefined, words)).toHaveLength(1);
  expect(matches({ text: 'x', wholeWord: true }, undefined, words)).toEqual([
    { cellId: 'a', from: 16, to: 17 },
  ]);
});

test('a text with signs of regular expressions is taken as it is written', () => {
  expect(texts(matches({ text: 'model.fit(x)' }))).toEqual(['model.fit(x)']);
  expect(matches({ text: '.*' })).toEqual([]);
  for (const sign of '\\^$.*+?()[]{}|/-')
    expect(matches({ text: sign }, undefined, [{ id: 'a', source: `1${sign}2` }]), sign).toHaveLength(1);
});

describe('regular expressions', () => {
  test('match by line, and their groups can be put back', () => {
    const found = matches({ text: '^(\\w+)\\.fit', regex: true }, '$1.train $$ $& $2');
    expect(found).toEqual([{ cellId: 'code', from: 27, to: 36, instead: 'model.train $ model.fit $2' }]);
    expect(matches({ text: '(?<first>\\w)it', regex: true }, '<$<first>>')[0]?.instead).toBe('<f>');
  });

  test('a match of nothing is passed over and does not hold up the search', () => {
    expect(matches({ text: 'x*', regex: true })).toHaveLength(1);
    expect(matches({ text: '^|$', regex: true })).toEqual([]);
  });

  test('one that is wrong says why', () => {
    const found = search(cells, { ...plain, text: '(a', regex: true });
    expect('problem' in found && found.problem).toMatch(/^This is not a regular expression: .*group/i);
  });
});

test('a plain replacement is put in as it is, dollars too', () => {
  expect(matches({ text: 'fit' }, '$1')[0]?.instead).toBe('$1');
});

test('replacing changes the cells with a match and no others', () => {
  const changed = replaceMatches(cells, matches({ text: 'model', matchCase: true }, 'network'));
  expect([...changed]).toEqual([['code', 'const network = makeModel();\nnetwork.fit(x)']]);
  const [first] = matches({ text: 'model' }, 'net');
  expect([...replaceMatches(cells, first === undefined ? [] : [first])]).toEqual([
    ['prose', 'The **net** learns.'],
  ]);
  expect([
    ...replaceMatches([{ id: 'a', source: 'aaa' }], matches({ text: 'a' }, '', [{ id: 'a', source: 'aaa' }])),
  ]).toEqual([['a', '']]);
});

test('the list ends somewhere, and says so', () => {
  const found = search([{ id: 'a', source: 'a'.repeat(mostMatches + 1) }], { ...plain, text: 'a' });
  expect(found).toMatchObject({ isCut: true });
  expect(countText(found, 2)).toBe('3 of 2,000 and more');
});

test('the count is said in words', () => {
  expect(countText({ matches: matches({ text: 'model' }), isCut: false }, 0)).toBe('1 of 4');
  expect(countText({ matches: [], isCut: false }, 0)).toBe('No matches');
  expect(countText({ problem: 'Wrong.' }, 0)).toBe('Wrong.');
});
