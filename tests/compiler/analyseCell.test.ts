import { expect, test } from 'vitest';
import { analyseCell, type CellNames } from '../../src/compiler/analyseCell.ts';

function names(source: string): CellNames {
  const found = analyseCell(source);
  if (found === undefined) throw new Error(`This is no cell: ${source}`);
  return found;
}

test('a text that is no valid cell has no names', () => {
  expect(analyseCell('const = 1')).toBeUndefined();
});

test('what a cell reads, and what it changes in place', () => {
  const { body } = names(`
    const history = await model.fit(images, { epochs });
    list.push(1); table.rows[0] = 2; delete cache.old; counter.n++; tf.dispose([a, b.c]);
    total += 1;
    sum.add(1);
  `);
  expect(body.reads).toEqual(expect.arrayContaining(['model', 'images', 'epochs', 'list', 'sum', 'total']));
  expect(body.changes.toSorted()).toEqual(['a', 'b', 'cache', 'counter', 'list', 'model', 'table', 'total']);
  expect(body.trains).toBe(true);
});

test('names of its own, of parameters and of JavaScript are no inputs', () => {
  const { body, declares } = names('const x = 1; const y = [x].map((z) => Math.abs(z) + x); y');
  expect(body.reads).toEqual([]);
  expect(declares).toEqual(['x', 'y']);
});

test('a function reads when it is called, not where it is written', () => {
  const { body, functions } = names(`
    function score() { return model.predict(test); }
    const keep = (share) => { winner = share; };
    async function attempt() { await model.fit(data); }
  `);
  expect(body).toMatchObject({ reads: [], changes: [], trains: false });
  expect(functions.score).toEqual({ reads: ['model', 'test'], changes: [], trains: false });
  expect(functions.keep?.changes).toEqual(['winner']);
  expect(functions.attempt).toMatchObject({ changes: ['model'], trains: true });
});

test('literals, imports and functions are told by their text; what is changed later is not', () => {
  const { texts } = names(`
    import { plot as draw } from 'convbook';
    const rate = 1e-3, depth = -2, name = 'a', list = [1], n = rate * 2;
    let free = 1;
    const f = (x) => x + rate;
    function g() {}
    g = 3;
  `);
  expect(Object.keys(texts).toSorted()).toEqual(['depth', 'draw', 'f', 'name', 'rate']);
  expect(texts.rate).toBe('1e-3');
});

test('a name that is read before the cell declares it is an input', () => {
  expect(names('const a = f(); const b = a').body.early).toEqual({ f: ['a', 'b'] });
  expect(names('const a = a + 1').body.reads).toEqual(['a']);
});
