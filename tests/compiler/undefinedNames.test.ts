import { describe, expect, test } from 'vitest';
import { convbookNames } from '../../src/compiler/convbookNames.ts';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import { plainHost } from '../lesson/lessonHost.ts';
import { freshNotebook } from './freshNotebook.ts';

/** Runs the cells; the last one is to fail. */
async function hint(...sources: string[]): Promise<string | undefined> {
  const notebook = freshNotebook({ convbook: { table: 1 } });
  const last = sources.pop() ?? '';
  for (const source of sources) await notebook.run(source);
  return (await notebook.fail(last)).hint;
}

describe('a value given without a declaration', () => {
  test.each([
    ['y = 3', 'let y = 3'],
    ['for (i = 0; i < 3; i++) {}', 'for (let i = 0; …)'],
    ['for (i = 0, j = 3; i < j; i++) {}', 'for (let i = 0, j = 3; …)'],
    ['for (x of [1, 2]) {}', 'for (const x of …)'],
    ['for (key in { a: 1 }) {}', 'for (const key in …)'],
    ['[a, b] = [1, 2]', 'let [a, b] = [1, 2]'],
    ['let a; a = b = 3', 'let b = 3'],
    ['const f = () => { y = 3 }; f()', 'let y = 3'],
    ['sum += 1', 'let sum = …'],
    ['count++', 'let count = 0'],
    [`y = [${'1000, '.repeat(20)}]`, 'let y = …'],
  ])('%s', async (source, declaration) => {
    expect(await hint(source)).toContain(`a value without declaring it. Declare it: \`${declaration}\`. Or`);
  });

  test('may be meant for a name of the notebook', async () => {
    expect(await hint('let learningRate = 0.1', 'learningrate = 0.2')).toBe(
      'This cell gives `learningrate` a value without declaring it. Declare it: `let learningrate = 0.2`. Or did you mean `learningRate`?',
    );
  });

  test('is none where another cell has declared the name', async () => {
    const notebook = freshNotebook();
    await notebook.run('let y = 1');
    expect(await notebook.run('y = 3')).toBe(3);
  });
});

describe('a name that its own cell defines further down', () => {
  test.each([
    ['console.log(zzz); const zzz = 1;', 1],
    ['zzz;\n\nlet zzz = 1', 3],
    ['new Zzz();\r\nclass Zzz {}', 2],
  ])('%j', async (source, line) => {
    expect(await hint(source)).toMatch(
      new RegExp(`^This cell uses \`[zZ]zz\` before it defines it, on line ${line}\\. Move`),
    );
  });
});

describe('a misspelt name of the notebook', () => {
  test.each([
    ['trainimages.shape', 'trainImages'],
    ['modle.summary()', 'model'],
    ['consol.log(1)', 'console'],
    ['math.max(1)', 'Math'],
  ])('%s', async (source, meant) => {
    expect(await hint('const trainImages = 1, model = 2, x = 3', source)).toMatch(
      new RegExp(`^Did you mean \`${meant}\`\\? If not, run the cell that defines`),
    );
  });

  test('is found among those that the host has too', async () => {
    expect(await hint('const escape = 1', 'escpae')).toMatch(/^Did you mean `escape`\?/);
  });

  test.each(['y', 'model2', 'testImages'])('is not suspected in %s', async (source) => {
    expect(await hint('const x = 1, model1 = 2, trainImages = 3', source)).toMatch(/^Run the cell/);
  });
});

describe('a name of convbook', () => {
  test('that is not imported', async () => {
    expect(await hint('table([])')).toBe(
      "`table` comes from convbook: run the cell that imports it, or write `import { table } from 'convbook'`.",
    );
  });

  test('that is misspelt, too', async () => {
    expect(await hint('galery([])')).toMatch(
      /^Did you mean `gallery` of convbook\? Import it: `import \{ gallery \} from 'convbook'`\./,
    );
    expect(await hint("import { table } from 'convbook'", 'tabel([])')).toMatch(/^Did you mean `table`\? If/);
  });

  test.each([
    'trainImages',
    'trainLabels',
    'model',
    'images',
    'map',
    'path',
    'numbers',
    'history',
    'epochs',
    'filters',
  ])('is not suspected in %s, of a cell that has not run', async (source) => {
    expect(await hint(source)).toBe(
      `Run the cell that defines \`${source}\` first, or look at the spelling.`,
    );
  });

  test('is one of those that the module exports', () => {
    expect(convbookNames.toSorted()).toEqual(Object.keys(createLessonModule(plainHost())).toSorted());
  });
});

test.each([
  ['print(1)', /^Cells are JavaScript and have no `print`\. `console\.log/],
  ['const ready = True', /no `True`\. It is written `true`/],
  ['len([1])', /`list\.length`/],
  ['plt.show()', /`plot` and `gallery` draw/],
  ['keras.layers.Dense(10)', /`tf\.layers`/],
  ['sum([1, 2])', /list\.reduce/],
  ['Sequential([Dense(10)])', /`tf\.sequential\(\)`/],
  ['new Dense(10)', /`tf\.layers\.dense/],
  ['max([1, 2])', /Math\.max/],
])('what Python has: %s', async (source, expected) => {
  expect(await hint(source)).toMatch(expected);
});

describe('Python’s named arguments', () => {
  test.each([
    [
      'layers.conv2d(filters=4, kernel_size=3)',
      'Options are given as one object: `{ filters: 4, kernelSize: 3 }`.',
    ],
    ['await model.fit(1, 2, epochs=5)', 'Options are given as one object: `{ epochs: 5 }`.'],
    ['model.sum(axis=1)', /^Arguments have places and no names, as in `sum\(1\)`/],
  ])('%s', async (source, expected) => {
    const found = await hint('const model = { fit() {}, sum() {} }, layers = { conv2d() {} };', source);
    if (typeof expected === 'string') expect(found).toBe(expected);
    else expect(found).toMatch(expected);
  });
});

test.each([
  [
    'layers.Dense(10)',
    /^Run the cell that defines `layers` first\. If Python's is meant: it is `tf\.layers`/,
  ],
  ['map(f, [1])', /`list\.map/],
  ['layers', /first, or look at the spelling/],
])(
  'a name that another cell may have is taken for Python’s by what is done with it: %s',
  async (source, expected) => {
    expect(await hint(source)).toMatch(expected);
  },
);
