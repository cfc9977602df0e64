import { javascript } from '@codemirror/lang-javascript';
import { ensureSyntaxTree } from '@codemirror/language';
import { EditorState } from '@codemirror/state';
import { beforeAll, describe, expect, test } from 'vitest';
import { callAround, parameterAt } from '../../../../src/app/editor/insight/expected.ts';
import { explainAt } from '../../../../src/app/editor/insight/explain.ts';
import type { Knowledge } from '../../../../src/app/editor/insight/infer.ts';
import { at, knowledge } from './knowledge.ts';

let known: Knowledge;
beforeAll(() => {
  known = knowledge(
    [],
    [{ name: 'images', type: 'Tensor', kind: 'tensor', shape: [2, 28, 28], dtype: 'float32' }],
  );
}, 60_000);

describe('the call around the cursor', () => {
  test.each<[marked: string, call: string | undefined, parameter?: string | undefined]>([
    ['tf.oneHot(|', 'tf.oneHot', 'indices'],
    ['tf.oneHot(labels, |)', 'tf.oneHot', 'depth'],
    ['tf.oneHot(tf.range(0, 3), |)', 'tf.oneHot', 'depth'],
    ['tf.oneHot(tf.range(0, |), 3)', 'tf.range', 'stop'],
    ['images.reshape([1, |', 'images.reshape', 'shape'],
    ['const add = (first, second) => first + second; add(1, |', 'add', 'second'],
    ['function add(first, second) {}\nadd(1, |', 'add', 'second'],
    ['tf.oneHot(labels, 3)|', undefined],
    ['tf.tidy(() => { |', undefined],
    ['somethingElse(|', undefined],
    ['tf.add(a, b, c, |', 'tf.add', undefined],
  ])('%s', (marked, name, parameter) => {
    const { code, position } = at(marked);
    const call = callAround(position, code, known);
    expect(call?.name).toBe(name);
    if (call !== undefined) expect(parameterAt(call)?.name).toBe(parameter);
  });
});

describe('what the pointer rests on', () => {
  const explained = (marked: string) => {
    const { code, position } = at(marked);
    const state = EditorState.create({ doc: code.text, extensions: [javascript()] });
    ensureSyntaxTree(state, code.text.length);
    return explainAt(state, position, known)?.content;
  };

  test('a function of tfjs, a layer, an option, a method', () => {
    expect(explained('tf.one|Hot(labels, 3)')?.member?.doc).toMatch(/one-hot/);
    expect(explained('tf.layers.den|se({})')?.member?.doc).toMatch(/fully connected/);
    expect(explained('tf.layers.conv2d({ kernel|Size: 3 })')?.member?.doc).toMatch(/side of each kernel/);
    expect(explained('tf.sequential().comp|ile({})')?.member?.parameters?.[0]?.name).toBe('args');
  });

  test('a live variable, with its shape', () => {
    expect(explained('ima|ges.mean()')?.live?.shape).toEqual([2, 28, 28]);
  });

  test('a name whose value is known from the text', () => {
    expect(explained('const mod|el = tf.sequential();')?.type).toBe('Sequential');
  });

  test('nothing for what is not known, a keyword, or a text', () => {
    for (const marked of ['unkn|own()', 'con|st a = 1', "'te|xt'", 'settings.size|']) {
      expect(explained(marked), marked).toBeUndefined();
    }
  });
});
