import { expect, test } from 'vitest';
import { FormatProblem, formatSource } from '../../../src/app/format/formatSource.ts';
import { lessonCells } from '../../notebooks/runLesson.ts';

test('code gets a uniform layout', async () => {
  expect(await formatSource('const model=tf.sequential({layers:[tf.layers.dense({units:10,})]});')).toBe(
    'const model = tf.sequential({ layers: [tf.layers.dense({ units: 10 })] });',
  );
  expect(await formatSource('if(a){\nb( "x" )\n}')).toBe("if (a) {\n  b('x');\n}");
});

test('a form’s line keeps its comment', async () => {
  const line = 'const learningRate = 0.001; // @param {type: "slider", min: 1e-5, max: 1e-1, scale: "log"}';
  expect(await formatSource(`const  learningRate=0.001 ${line.slice(line.indexOf('//'))}\nfit( )`)).toBe(
    `${line}\nfit()`,
  );
  expect(await formatSource(line)).toBe(line);
});

test('the last value keeps having no semicolon, or having one', async () => {
  expect(await formatSource('const a = 1;\na+1')).toBe('const a = 1;\na + 1');
  expect(await formatSource('a+1;')).toBe('a + 1;');
  expect(await formatSource('a+1 // the sum\n')).toBe('a + 1 // the sum');
  expect(await formatSource("'a // b'")).toBe("'a // b'");
});

test('await and import at the top level are fine', async () => {
  expect(await formatSource("import {gallery} from 'convbook'\nawait gallery( x )")).toBe(
    "import { gallery } from 'convbook';\nawait gallery(x)",
  );
});

test('an empty cell stays empty', async () => {
  expect(await formatSource(' \n')).toBe('');
});

test('formatting twice is formatting once, on every cell of lesson 5', async () => {
  const sources = lessonCells('05-fashion-mnist-cnn.md').map(({ source }) => source);
  expect(sources.length).toBeGreaterThan(8);
  for (const source of sources) {
    const once = await formatSource(source);
    expect(await formatSource(once)).toBe(once);
  }
}, 60_000);

test('what is not JavaScript is refused, with the place', async () => {
  const problem = await formatSource('const a = 1;\nconst b = (;').catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(FormatProblem);
  expect(problem).toMatchObject({ line: 2, column: 12 });
  expect(String(problem)).toMatch(/before line 2, column 12 is right/);
});
