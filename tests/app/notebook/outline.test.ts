import { describe, expect, test } from 'vitest';
import { outlineOf, sectionState } from '../../../src/app/notebook/outline.ts';
import { type CellState, openNotebook, type Phase } from '../../../src/app/notebook/state.ts';
import type { Cell } from '../../../src/notebook/types.ts';

const markdown = (id: string, source: string): Cell => ({ kind: 'markdown', id, source });
const code = (id: string): Cell => ({ kind: 'code', id, source: '1', info: '' });

describe('outlineOf', () => {
  test('puts each cell under the last second-level heading before it', () => {
    const { sections } = outlineOf([
      markdown('a', '# Title\n\nText'),
      code('b'),
      markdown('c', '## First\n\n### Detail'),
      code('d'),
      markdown('e', '## Second'),
    ]);
    expect(sections).toEqual([
      { slug: 'first', title: 'First', cellIds: ['c', 'd'] },
      { slug: 'second', title: 'Second', cellIds: ['e'] },
    ]);
  });

  test('gives equal headings different addresses, by cell and line', () => {
    const { slugs } = outlineOf([markdown('a', '## Train\n\ntext\n\n## Train'), markdown('b', '### Train')]);
    expect(slugs).toEqual({ a: { 1: 'train', 5: 'train-2' }, b: { 1: 'train-3' } });
  });

  test('sees no headings in a fence', () => {
    expect(
      outlineOf([markdown('a', '```sh\n## no\n```\n## yes')]).sections.map(({ title }) => title),
    ).toEqual(['yes']);
  });

  test('strips marks from titles', () => {
    const [section] = outlineOf([markdown('a', '## The *best* `fit` in [town](x) ##')]).sections;
    expect(section?.title).toBe('The best fit in town');
    expect(section?.slug).toBe('the-best-fit-in-town');
  });

  test('knows whether the prose brings a title', () => {
    expect(outlineOf([markdown('a', '# Title')]).hasTitle).toBe(true);
    expect(outlineOf([markdown('a', '## Section')]).hasTitle).toBe(false);
  });
});

describe('sectionState', () => {
  const cells = (...phases: Phase[]): CellState[] =>
    phases.map((phase, index) => {
      const cell = openNotebook([code(`c${index}`)]).cells[`c${index}`];
      if (cell === undefined) throw new Error('The notebook lost its cell.');
      return { ...cell, phase };
    });

  test.each<[Phase[], string]>([
    [[], 'text'],
    [['idle'], 'idle'],
    [['done', 'idle'], 'idle'],
    [['done', 'done'], 'done'],
    [['done', 'running', 'queued'], 'running'],
    [['done', 'error', 'idle'], 'error'],
    [['done', 'stopped'], 'stale'],
  ])('of %j is %s', (phases, state) => {
    expect(sectionState(cells(...phases))).toBe(state);
  });
});
