import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, test } from 'vitest';
import { createLessonModule } from '../../src/lesson/lessonModule.ts';
import { readDocComment } from '../../src/reference/build/docComment.ts';
import { makeReference } from '../../src/reference/build/makeReference.ts';
import { compileNames } from '../../src/reference/compileNames.ts';
import { findMember, membersOf } from '../../src/reference/findMember.ts';
import { type Reference, signatureOf } from '../../src/reference/reference.ts';
import { plainHost } from '../lesson/lessonHost.ts';

let reference: Reference;

beforeAll(async () => {
  await tf.setBackend('cpu');
  ({ reference } = makeReference());
}, 60_000);

function valueAt(path: string): unknown {
  let value: unknown = { tf };
  for (const name of path.split('.')) value = Reflect.get(Object(value), name);
  return value;
}

test('what it names exists, and what it calls a function can be called', () => {
  const wrong = Object.entries(reference.types)
    .filter(([name]) => name === 'tf' || name.startsWith('tf.'))
    .filter(([name]) => !name.includes(' '))
    .flatMap(([module, { members }]) =>
      Object.entries(members)
        .filter(([name, { parameters }]) => {
          const value = valueAt(`${module}.${name}`);
          return parameters === undefined ? value === undefined : typeof value !== 'function';
        })
        .map(([name]) => `${module}.${name}`),
    );
  expect(wrong).toEqual([]);
});

test('every layer is in it, nearly all with documentation', () => {
  const layers = Object.keys(tf.layers).filter((name) => /^[a-z]/.test(name));
  const described = reference.types['tf.layers']?.members ?? {};
  // Other names of layers that are in it.
  const aliases = layers.filter((name) => !(name in described));
  expect(aliases.filter((name) => !/pool/i.test(name) && name !== 'input')).toEqual([]);
  // tfjs itself does not document ten of them.
  expect(Object.values(described).filter(({ doc }) => doc === undefined).length).toBeLessThanOrEqual(10);
  expect(Object.keys(described).length).toBeGreaterThan(60);
});

test('every helper of the lessons is in it, with documentation', () => {
  const helpers = Object.keys(createLessonModule(plainHost()));
  const described = reference.types.convbook?.members ?? {};
  expect(Object.keys(described).toSorted()).toEqual(helpers.toSorted());
  expect(Object.entries(described).filter(([, { doc }]) => !doc)).toEqual([]);
  expect(signatureOf(described.predict ?? { type: '' })).toMatch(
    /^\(model: LayersModel, images: Tensor, options\?: \{ batchSize\?: number \}\): Promise<Predictions>$/,
  );
});

test('a convolution has its own options and those of every layer', () => {
  const call = findMember(reference, 'tf.layers', 'conv2d');
  const options = membersOf(reference, call?.parameters?.[0]?.object ?? '');
  const named = Object.fromEntries(options.map(({ name, member }) => [name, member]));
  expect(named.kernelSize?.optional).toBeUndefined();
  expect(named.padding?.values).toEqual(['valid', 'same', 'causal']);
  expect(named.activation?.values).toContain('relu');
  expect(named.inputShape?.doc).toMatch(/shape of one example/);
  expect(options.find(({ name }) => name === 'filters')?.distance).toBe(0);
  expect(options.find(({ name }) => name === 'inputShape')?.distance).toBe(2);
});

test('what a call gives is known: members of tensors, models, promises and data', () => {
  const member = (type: string, name: string) => findMember(reference, type, name);
  expect(member('tf', 'ones')?.object).toBe('Tensor');
  expect(member('tf', 'sequential')?.object).toBe('Sequential');
  expect(member('Sequential', 'fit')?.object).toBe('History');
  expect(member('Sequential', 'layers')?.object).toBe('Layer');
  expect(member('convbook', 'loadFashionMnist')?.object).toBe('FashionMnist');
  expect(member('FashionMnist', 'train')?.object).toBe('LabelledImages');
  expect(member('tf.train', 'adam')?.parameters?.[0]?.name).toBe('learningRate');
  expect(member('Tensor', 'dtype')?.type).toContain("'float32'");
});

test('a tensor’s own operations are documented as the functions of the same name', () => {
  expect(findMember(reference, 'Tensor', 'matMul')?.doc).toMatch(/dot product/);
  expect(findMember(reference, 'Tensor', 'matMul')?.parameters?.map(({ name }) => name)).toEqual([
    'b',
    'transposeA',
    'transposeB',
  ]);
});

describe('the names that compile takes', () => {
  const compile = (options: object) =>
    tf
      .sequential({ layers: [tf.layers.dense({ units: 2, inputShape: [1] })] })
      .compile({ optimizer: 'sgd', loss: 'meanSquaredError', ...options });

  test.each(
    Object.entries(compileNames).flatMap(([option, names]) => names.map((name) => [option, name] as const)),
  )('%s: %s', (option, name) => {
    expect(() => compile({ [option]: option === 'metrics' ? [name] : name })).not.toThrow();
    expect(findMember(reference, 'ModelCompileArgs', option)?.values).toContain(name);
  });

  test('another name is refused by tfjs', () => {
    expect(() => compile({ optimizer: 'adm' })).toThrow(/adm/);
  });
});

test('of a comment, the first paragraphs are kept, without samples and tags', () => {
  const comment = `*
   * Multiplies \`a\`
   * by \`b\`.
   *
   * \`\`\`js
   * mul(1, 2)
   * \`\`\`
   *
   * Second.
   *
   * Third.
   * @param a The first. It is
   *   long.
   * @doc {heading: 'x'}
   `;
  const { text, parameters, isPublished } = readDocComment(comment);
  expect(text).toBe('Multiplies `a` by `b`.\nSecond.');
  expect(parameters.get('a')).toBe('The first. It is long.');
  expect(isPublished).toBe(true);
});
