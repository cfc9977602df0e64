import * as tf from '@tensorflow/tfjs';
import { beforeAll, describe, expect, it } from 'vitest';
import { Accuracy } from '../../src/lesson/accuracy.ts';
import { formatValue } from '../../src/lesson/formatValue.ts';

beforeAll(() => tf.setBackend('cpu'));

async function text(value: unknown): Promise<string> {
  const [output] = await formatValue(value);
  if (output?.mime !== 'text/plain') throw new Error(`not text: ${output?.mime}`);
  return output.text;
}

describe('the last value of a cell', () => {
  it('is not shown where it is undefined', async () => {
    expect(await formatValue(undefined)).toEqual([]);
  });

  it('is an output as it is, also behind a promise and in a list', async () => {
    const output = { mime: 'text/plain', text: 'made by a helper' };
    expect(await formatValue(output)).toEqual([output]);
    expect(await formatValue(Promise.resolve(output))).toEqual([output]);
    expect(await formatValue([output, output])).toEqual([output, output]);
  });

  it('shows texts bare, and other simple values as one writes them', async () => {
    expect(await text('two\nlines')).toBe('two\nlines');
    expect(await Promise.all([0.1, -0, Number.NaN, 12n, true, null].map(text))).toEqual([
      '0.1',
      '-0',
      'NaN',
      '12n',
      'true',
      'null',
    ]);
  });

  it('shows objects and lists on one line where they fit', async () => {
    expect(await text({ a: 1, b: 'x', c: [1, 2] })).toBe("{a: 1, b: 'x', c: [1, 2]}");
    expect(await text([])).toBe('[]');
    expect(await text({ t: tf.zeros([2, 3]) })).toBe('{t: Tensor float32 [2, 3]}');
  });

  it('breaks long ones into lines', async () => {
    expect(await text({ first: 'a'.repeat(40), second: 'b'.repeat(40) })).toBe(
      `{\n  first: '${'a'.repeat(40)}',\n  second: '${'b'.repeat(40)}',\n}`,
    );
  });

  it('packs long numbers, and what is left out, into few lines', async () => {
    const shown = await text(new Float32Array(30_000).fill(0.1));
    expect(shown).toContain('… 29900 more');
    expect(shown.split('\n').length).toBeLessThan(45);
    expect((await text(new Float32Array(30_000))).split('\n').length).toBeLessThan(10);
  });

  it('says of a value that defends itself that it could not be shown', async () => {
    const refuse = () => {
      throw new Error('hands off');
    };
    const hostile = new Proxy({}, { get: refuse, has: refuse, getPrototypeOf: refuse, ownKeys: refuse });
    // In a list, as a promise would look for its `then`.
    expect(await text([hostile])).toBe('(could not be shown: hands off)');
  });

  it('stops after 100 entries and four levels', async () => {
    expect(await text(new Float32Array(1000))).toMatch(/^Float32Array\(1000\) \[\n(.|\n)*… 900 more,\n\]$/);
    expect(await text({ a: { b: { c: { d: { e: 1 } } } } })).toBe('{a: {b: {c: {d: {…}}}}}');
  });

  it('shows typed arrays, maps, sets, functions, classes and dates for what they are', async () => {
    expect(await text(Int32Array.of(1, 2))).toBe('Int32Array(2) [1, 2]');
    expect(await text(new Map([['a', 1]]))).toBe("Map(1) {'a' → 1}");
    expect(await text(new Set([1, 'b']))).toBe("Set(2) {1, 'b'}");
    expect(await text(function add() {})).toBe('ƒ add()');
    expect(await text(class Dog {})).toBe('class Dog');
    expect(await text(new Date(0))).toBe('1970-01-01T00:00:00.000Z');
  });

  it('does not run getters and does not follow circles', async () => {
    const circle: Record<string, unknown> = { name: 'circle' };
    circle.self = circle;
    Object.defineProperty(circle, 'trap', {
      enumerable: true,
      get: () => {
        throw new Error('called');
      },
    });
    expect(await text(circle)).toBe("{name: 'circle', self: [circular], trap: (…)}");
  });

  it('shows a model as its summary, an error as an error, an accuracy as a sentence', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [2] })] });
    expect(await formatValue(model)).toMatchObject([{ footer: ['total', '', 3, '', ''] }]);
    expect(await formatValue(new TypeError('no'))).toEqual([
      { mime: 'application/vnd.convbook.error+json', name: 'TypeError', message: 'no' },
    ]);
    expect(await text(new Accuracy(1, 2))).toContain('50.0 %');
  });

  it('shows what fit returns as a row for each epoch', async () => {
    const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
    model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
    const history = await model.fit(tf.zeros([2, 1]), tf.zeros([2, 1]), { epochs: 2 });
    expect(await formatValue(history)).toMatchObject([
      {
        columns: ['epoch', 'loss'],
        rows: [
          [1, 0],
          [2, 0],
        ],
      },
    ]);
  });
});
