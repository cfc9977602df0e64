import { beforeAll, describe, expect, test } from 'vitest';
import { type Suggestion, suggest } from '../../../../src/app/editor/insight/completions.ts';
import type { Knowledge } from '../../../../src/app/editor/insight/infer.ts';
import { at, knowledge } from './knowledge.ts';

let alone: Knowledge;
beforeAll(() => {
  alone = knowledge();
}, 60_000);

function suggestions(
  marked: string,
  { asked = false, known = alone } = {},
): readonly Suggestion[] | undefined {
  const { code, position } = at(marked);
  return suggest(code, position, known, { asked })?.list;
}
/** Labels in the order of their boost. */
function labels(marked: string, options?: { asked?: boolean; known?: Knowledge }): string[] {
  return (suggestions(marked, options) ?? [])
    .toSorted((a, b) => (b.boost ?? 0) - (a.boost ?? 0))
    .map(({ label }) => label);
}

describe('inside the options of a call', () => {
  test('a layer’s options are offered, those it needs first, then inputShape, then the rest', () => {
    expect(labels('tf.layers.conv2d({|').slice(0, 3)).toEqual(['filters', 'kernelSize', 'inputShape']);
    expect(labels('tf.layers.conv2d({|')).toEqual(expect.arrayContaining(['activation', 'padding', 'name']));
  });

  test.each([
    'tf.layers.conv2d({ |',
    'tf.layers.conv2d({ ker|',
    'tf.layers.conv2d({ filters: 8, ker|',
    'tf.layers.conv2d({ filters: 8,\n  ker|\n})',
    'tf.layers.conv2d({ // the first\n  ker| })',
    'const model = tf.sequential({ layers: [tf.layers.conv2d({ ker|',
    'model.add(tf.layers.conv2d({ |filters: 8 }))',
  ])('%s', (marked) => {
    expect(labels(marked)).toContain('kernelSize');
  });

  test('an option that is there already is not offered again', () => {
    expect(labels('tf.layers.conv2d({ filters: 8, |')).not.toContain('filters');
    expect(labels('tf.layers.conv2d({ filters: 8, ker| })')).not.toContain('filters');
  });

  test('a name puts its colon in, and not where one stands', () => {
    const kernel = (marked: string) => suggestions(marked)?.find(({ label }) => label === 'kernelSize');
    expect(kernel('tf.layers.conv2d({|')?.insert).toBe('kernelSize: ');
    expect(kernel('tf.layers.conv2d({ ke|: 3 })')?.insert).toBeUndefined();
  });

  test('of fit, of its callbacks, of compile, and of the lesson’s own helpers', () => {
    const model = 'const model = tf.sequential();\n';
    expect(labels(`${model}await model.fit(x, y, { |`)).toEqual(
      expect.arrayContaining(['epochs', 'batchSize', 'validationSplit']),
    );
    expect(labels(`${model}model.fit(x, y, { callbacks: { |`)).toContain('onEpochEnd');
    expect(labels(`${model}model.compile({ |`)).toEqual(['optimizer', 'loss', 'metrics']);
    expect(labels("import { gallery } from 'convbook';\ngallery(images, { |")).toContain('predictions');
  });

  test('an object that belongs to no call has no options', () => {
    expect(suggestions('const settings = { |')).toBeUndefined();
    expect(suggestions('if (a) { |')).toBeUndefined();
  });
});

describe('texts', () => {
  test.each([
    ["tf.layers.dense({ units: 3, activation: '|", 'softmax'],
    ["tf.layers.dense({ units: 3, activation: '|' })", 'relu'],
    ['tf.layers.dense({ units: 3, activation: "so|" })', 'softmax'],
    ["tf.layers.conv2d({ padding: '|", 'same'],
    ["tf.sequential().compile({ optimizer: '|", 'adam'],
    ["tf.sequential().compile({ metrics: ['|", 'accuracy'],
    ["tf.conv2d(x, y, 1, '|", 'valid'],
    ["tf.zeros([2], '|", 'int32'],
  ])('%s', (marked, expected) => {
    expect(labels(marked)).toContain(expected);
  });

  test('come with their quotes where none is open, and with the closing one where it is missing', () => {
    expect(labels('tf.layers.dense({ activation: |').slice(0, 2)).toEqual(["'elu'", "'hardSigmoid'"]);
    expect(suggestions("tf.layers.dense({ activation: '|")?.[0]?.insert).toBe("elu'");
    expect(suggestions("tf.layers.dense({ activation: '|' })")?.[0]?.insert).toBeUndefined();
    expect(labels('tf.layers.dense({ useBias: |').slice(0, 2)).toEqual(['true', 'false']);
  });

  test('a text that can be anything has no completions', () => {
    expect(suggestions("const title = '|")).toBeUndefined();
    expect(suggestions("tf.layers.dense({ name: '|")).toBeUndefined();
  });
});

describe('after a dot', () => {
  test.each([
    ['tf.|', 'sequential'],
    ['tf.lay|', 'layers'],
    ['tf.layers.|', 'conv2d'],
    ['tf.ones([2]).|', 'matMul'],
    ['tf.ones([2])\n  .add(1)\n  .|', 'reshape'],
    ['const x = tf.ones([2]); x.|', 'shape'],
    [
      'const x = tf.ones([2]);\nx.\nconst y = 2;|'.replace('x.\nconst y = 2;|', 'x.|\nconst y = 2;'),
      'dispose',
    ],
    ['const model = tf.sequential(); model.|', 'predict'],
    ['const model = tf.sequential(); model.layers[0].|', 'getWeights'],
    ['const h = await tf.sequential().fit(a, b); h.|', 'history'],
    ['const h = tf.sequential().fit(a, b); h.|', 'then'],
    [
      "import { loadFashionMnist } from 'convbook'; const { train } = await loadFashionMnist(); train.|",
      'images',
    ],
    [
      "import { loadFashionMnist as load } from 'convbook'; const { train: { images } } = await load(); images.|",
      'expandDims',
    ],
    ['const y = tf.tidy(() => tf.ones([2]).add(1)); y.|', 'dataSync'],
    ['const list = [1, 2]; list.|', 'map'],
    ["const title = 'x'; title.|", 'toUpperCase'],
    ['Math.|', 'max'],
    ['tf.train.|', 'adam'],
    ["import * as lesson from 'convbook'; lesson.|", 'gallery'],
  ])('%s', (marked, expected) => {
    expect(labels(marked)).toContain(expected);
  });

  test('a name of another cell is known by how it was made there', () => {
    const known = knowledge(['const model = tf.sequential();', 'const x = tf.ones([2]);']);
    expect(labels('model.|', { known })).toContain('compile');
    expect(labels('x.|', { known })).toContain('matMul');
    expect(suggestions('other.|', { known })).toBeUndefined();
  });

  test('a live variable is known whatever made it', () => {
    const known = knowledge(
      [],
      [
        { name: 'features', type: 'Tensor', kind: 'tensor', shape: [60000, 28, 28], dtype: 'float32' },
        { name: 'net', type: 'Functional', kind: 'model' },
      ],
    );
    expect(labels('features.|', { known })).toContain('reshape');
    expect(labels('net.|', { known })).toContain('predict');
  });
});

describe('names', () => {
  const known = knowledge(
    ['const learningRate = 0.1;\nfunction prepare(images) { const inside = 1; return inside; }'],
    [{ name: 'images', type: 'Tensor', shape: [60000, 28, 28], dtype: 'float32' }],
  );

  test('of this cell, of the other cells, of the kernel, and from the start', () => {
    const found = labels('const batch = 32;\nfunction f(inner) { in|', { known, asked: true });
    expect(found).toEqual(
      expect.arrayContaining(['batch', 'inner', 'learningRate', 'prepare', 'images', 'tf']),
    );
    expect(found).not.toContain('inside');
    expect(labels('f(inner);|', { known, asked: true })).not.toContain('inner');
  });

  test('a variable’s shape and type stand beside it', () => {
    const images = suggestions('im|', { known })?.find(({ label }) => label === 'images');
    expect(images?.detail).toBe('Tensor [60000, 28, 28] float32');
  });

  test('a helper that is not imported brings its import, one that is does not', () => {
    const gallery = (marked: string) => suggestions(marked)?.find(({ label }) => label === 'gallery');
    expect(gallery('gall|')?.needs).toBe("import { gallery } from 'convbook';");
    expect(gallery("import { gallery } from 'convbook';\ngall|")?.needs).toBeUndefined();
  });

  test('are not offered for one letter, in a text, a comment, a number, or where a new name is made', () => {
    for (const marked of ['a|', "'im|'", '// im|', '1im|', 'const im|', 'x = `im|`', '/im|/'])
      expect(suggestions(marked, { known }), marked).toBeUndefined();
    expect(labels('i|', { known, asked: true })).toContain('images');
  });
});

test('an import completes the module and what it exports', () => {
  expect(labels("import { gallery, | } from 'convbook'")).toContain('predict');
  expect(labels("import { gallery, | } from 'convbook'")).not.toContain('gallery');
  expect(labels("import { gallery } from '|")).toEqual(['convbook', '@tensorflow/tfjs']);
});

test('names that are defined in a circle end the search', () => {
  expect(suggestions('const a = b; const b = a; a.|')).toBeUndefined();
});
