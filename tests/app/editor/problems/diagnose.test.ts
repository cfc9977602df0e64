import { beforeAll, describe, expect, test } from 'vitest';
import type { Knowledge } from '../../../../src/app/editor/insight/infer.ts';
import { parseCode } from '../../../../src/app/editor/insight/syntax.ts';
import { diagnose } from '../../../../src/app/editor/problems/diagnose.ts';
import { lessonCells } from '../../../notebooks/runLesson.ts';
import { knowledge } from '../insight/knowledge.ts';

let known: Knowledge;
beforeAll(() => {
  known = knowledge();
}, 60_000);

const messages = (source: string, given = known) =>
  diagnose(parseCode(source), given).map(({ message }) => message);
/** The code after its first fix. */
function fixed(source: string): string | undefined {
  const [finding] = diagnose(parseCode(source), known);
  if (finding?.fix === undefined) return undefined;
  const { at, to, insert } = finding.fix;
  return source.slice(0, at) + insert + source.slice(to);
}

describe('options', () => {
  test('one spelled almost right is named and mended', () => {
    const source = 'tf.layers.conv2d({ filters: 8, kernalSize: 3 })';
    expect(messages(source)).toEqual([
      'tf.layers.conv2d has no option `kernalSize` and ignores it. Did you mean `kernelSize`?',
    ]);
    expect(fixed(source)).toBe('tf.layers.conv2d({ filters: 8, kernelSize: 3 })');
  });

  test('of a model that was made elsewhere', () => {
    const elsewhere = knowledge(['const model = tf.sequential();']);
    expect(messages('await model.fit(x, y, { epoch: 3 })', elsewhere)).toEqual([
      'model.fit has no option `epoch` and ignores it. Did you mean `epochs`?',
    ]);
  });

  test('of the lesson’s helpers', () => {
    expect(messages("import { gallery } from 'convbook';\ngallery(images, { label: y })")).toHaveLength(1);
  });

  test('what is right, spread, computed or of one’s own is left alone', () => {
    for (const source of [
      'tf.layers.dense({ units: 3, activation: "relu", inputShape: [4] })',
      'tf.layers.dense({ ...shared, [key]: 3 })',
      'tf.layers.lstm({ units: 3, activityRegularizer: null })',
      'const settings = { kernalSize: 3 }; own({ epoch: 1 })',
      'model.fit(x, y, { epoch: 1 })',
      "import { attempts } from 'convbook';\nattempts.record({ settings: { ofMyOwn: 1 } })",
    ])
      expect(messages(source), source).toEqual([]);
  });
});

describe('a forgotten await', () => {
  test.each([
    ['const values = tf.ones([2]).data(); values.length', /^`values` is a Promise.*no `length` yet.*await/],
    ['const values = tf.ones([2]).data(); values[0]', /has no values yet/],
    ['tf.sequential().fit(x, y).history', /no `history` yet/],
    ["import { loadFashionMnist } from 'convbook'; const data = loadFashionMnist(); data.train", /`data`/],
  ])('%s', (source, message) => {
    expect(messages(source)).toEqual([expect.stringMatching(message)]);
  });

  test('is put in where the promise is made on the spot', () => {
    expect(fixed('tf.sequential().fit(x, y).history')).toBe('(await tf.sequential().fit(x, y)).history');
  });

  test('is not missed where a promise is meant, or was awaited', () => {
    expect(messages('tf.ones([2]).data().then(show)')).toEqual([]);
    expect(messages('const values = await tf.ones([2]).data(); values.length')).toEqual([]);
  });
});

test('the lessons themselves give no cause', () => {
  for (const file of ['04-tensors.md', '05-fashion-mnist-cnn.md', '07-experiments.md', '08-beat-89.md']) {
    const sources = lessonCells(file).map(({ source }) => source);
    for (const source of sources) {
      const others = knowledge(sources.filter((other) => other !== source));
      expect(messages(source, others), source).toEqual([]);
    }
  }
}, 60_000);
