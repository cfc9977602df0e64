import fc from 'fast-check';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { readFrontMatter } from '../../src/notebook/frontMatter.ts';
import { NotebookSyntaxError } from '../../src/notebook/notebookSyntaxError.ts';
import { parseNotebook } from '../../src/notebook/parse.ts';

const read = (...lines: string[]) => readFrontMatter({ frontMatter: lines.join('\n'), cells: [] });

test('gives title, summary and minutes, and leaves other keys alone', () => {
  expect(
    read(
      'level: [1, 2]',
      'title: Tensors',
      'summary: Blocks of numbers.',
      'minutes: 15',
      'more:',
      '  title: no',
    ),
  ).toEqual({
    title: 'Tensors',
    summary: 'Blocks of numbers.',
    minutes: 15,
  });
});

test.each<[written: string, title: string]>([
  ['A CNN for Fashion-MNIST', 'A CNN for Fashion-MNIST'],
  ['"A: b # c \\"d\\""', 'A: b # c "d"'],
  ["'It''s'", "It's"],
  ['Plain # and a comment', 'Plain'],
  ["It's 1:1, a#b", "It's 1:1, a#b"],
])('title: %s', (written, title) => {
  expect(read(`title: ${written}`).title).toBe(title);
});

describe('where there is no title', () => {
  test('the first heading is one', () => {
    expect(readFrontMatter(parseNotebook('Hello\n\n# The *title* #\n\n# Another\n'))).toEqual({
      title: 'The *title*',
      summary: '',
    });
  });

  test('and no heading, it says so', () => {
    expect(read()).toEqual({ title: 'Untitled', summary: '' });
  });
});

test.each<[what: string, line: number, reason: RegExp, lines: string[]]>([
  ['a text over several lines', 2, /one line/, ['title: >', '  A', '  B']],
  ['a continued line', 2, /one line/, ['title: A', '  B']],
  ['a list', 3, /one line/, ['minutes: 5', 'title: [A]']],
  ['a colon inside', 2, /double quotes/, ['title: A: B']],
  ['no value', 2, /one line/, ['title:']],
  ['a key given twice', 4, /already given in line 2/, ['title: A', 'x: 1', 'title: B']],
  ['minutes that are no number', 2, /minutes is a number such as 20, not "long"/, ['minutes: long']],
])('%s is refused with its line', (_, line, reason, lines) => {
  let thrown: unknown;
  try {
    read(...lines);
  } catch (error) {
    thrown = error;
  }
  expect(thrown).toBeInstanceOf(NotebookSyntaxError);
  expect(thrown).toMatchObject({ line, reason: expect.stringMatching(reason) });
});

test('what it reads, a YAML parser reads too', () => {
  const words = fc.string({
    unit: fc.constantFrom(...'aB9 :#\'"\\-,.[]{}!?&*é'),
    minLength: 1,
    maxLength: 12,
  });
  fc.assert(
    fc.property(
      fc.oneof(
        words,
        words.map((text) => `"${text}"`),
        words.map((text) => `'${text}'`),
      ),
      (written) => {
        let title: string;
        try {
          title = read(`title: ${written}`).title;
        } catch {
          return; // Refused, with a hint how to write it.
        }
        expect(
          String((load(`title: ${written}`, { schema: FAILSAFE_SCHEMA }) as { title: unknown }).title),
        ).toBe(title);
      },
    ),
    { numRuns: 3000 },
  );
});
