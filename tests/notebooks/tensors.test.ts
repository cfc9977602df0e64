import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { type LessonRun, lessonProse, runLesson } from './runLesson.ts';

/** Curriculum item 14: tensors. What the lesson says is what its cells compute. */
const file = '04-tensors.md';
let run: LessonRun;
const prose = lessonProse(file);

beforeAll(async () => {
  await tf.setBackend('cpu');
  run = await runLesson(file);
});

function texts(cell: string): string[] {
  return (run.outputs[cell] ?? []).map((output) =>
    output.mime === 'text/plain' ? output.text : output.mime,
  );
}

describe('lesson 04, item 14', () => {
  it('makes a tensor of 2×3, and shows its shape and dtype', () => {
    expect(texts('create')).toEqual(['Tensor float32 [2, 3]\n[[1. 2. 3.]\n [4. 5. 6.]]']);
    expect(texts('shape')).toEqual(["{shape: [2, 3], axes: 2, numbers: 6, dtype: 'float32', bytes: 24}"]);
    expect(prose).toContain('32 bits, or four bytes');
  });

  it('makes ones, zeros and sevens', () => {
    expect(texts('ones')[0]).toBe('Tensor float32 [2, 3]\n[[1. 1. 1.]\n [1. 1. 1.]]');
    expect(texts('ones')[1]).toContain('[0. 0. 0.]');
    expect(texts('ones')[2]).toContain('int32');
  });

  it('counts the numbers of sixteen images only when the cell runs', () => {
    expect(texts('count')).toEqual([String(16 * 28 * 28)]);
    expect(prose).not.toContain('12,544');
  });

  it('adds, multiplies place by place, and multiplies 2×3 by 3×2', () => {
    expect(texts('add')[0]).toContain('[[11. 22. 33.]\n [44. 55. 66.]]');
    expect(texts('multiply')[0]).toContain('[[ 10.  40.  90.]\n [160. 250. 360.]]');
    expect(texts('matmul')[0]).toContain('[2, 2]\n[[22. 28.]\n [49. 64.]]');
    expect(prose).toContain('$1 \\cdot 1 + 2 \\cdot 3 + 3 \\cdot 5 = 22$');
    expect(1 * 1 + 2 * 3 + 3 * 5).toBe(22);
    expect(texts('matmul-error')[0]).toContain('inner shapes (3) and (2)');
  });

  it('broadcasts a number and a row', () => {
    expect(texts('broadcast')[0]).toContain('[[10. 20. 30.]\n [40. 50. 60.]]');
    expect(texts('broadcast')[1]).toContain('[[101. 202. 303.]\n [104. 205. 306.]]');
  });

  it('reshapes 2×3 to 1×6 and concatenates 2×3 with itself to 4×3', () => {
    expect(texts('reshape')).toEqual(['Tensor float32 [1, 6]\n[[1. 2. 3. 4. 5. 6.]]']);
    expect(texts('reshape-more')).toEqual(['[3, 2]', '[2, 3, 1]', '[6]']);
    expect(texts('concat')[0]).toMatch(/^Tensor float32 \[4, 3\]/);
    expect(texts('concat-axis')).toEqual(['[2, 6]', '[2, 2, 3]']);
    expect(texts('slice')[0]).toContain('[[4. 5. 6.]\n [1. 2. 3.]]');
  });

  it('says rightly that 2×3 cannot become 4×2, and that the message names both sizes', () => {
    const message = (() => {
      try {
        tf.zeros([2, 3]).reshape([4, 2]);
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    expect(message).toMatch(/6/);
    expect(message).toMatch(/4,2/);
  });

  it('finds slopes: 6 for x² at 3', () => {
    expect(prose).toContain('at $x = 3$ it is 6');
    expect(texts('grad')).toEqual(['Tensor float32 []\n6.0']);
    expect(texts('grad-plot')[0]).toContain('[-4. -2.  0.  2.  4.]');
  });

  it('walks downhill in steps that shrink x by 0.8, twenty times', () => {
    const [figure] = run.outputs.descend ?? [];
    if (figure?.mime !== 'application/vnd.plotly.v1+json') throw new Error('no figure');
    const path = figure.data[0]?.y as number[];
    expect(path).toHaveLength(21);
    expect(path.at(-1)).toBeCloseTo(3 * 0.8 ** 20, 4);
    expect(prose).toContain('$1 - 0.2 = 0.8$');
  });

  it('runs away in steps of 1.1 times the slope, each of which multiplies x by −1.2', () => {
    expect(prose).toContain('$1 - 2.2 = -1.2$');
    const places = texts('large-steps').map(Number);
    expect(places).toHaveLength(5);
    expect(places.at(-1)).toBeCloseTo(3 * (-1.2) ** 5, 1);
  });

  it('gives memory back: one tensor more while it lives, as many as before afterwards', () => {
    const [counts] = texts('memory');
    const [before, during, after] = (counts?.match(/\d+/g) ?? []).map(Number);
    expect([during, after]).toEqual([(before ?? 0) + 1, before]);
    expect(texts('tidy')).toEqual(['{added: 1}']);
  });
});
