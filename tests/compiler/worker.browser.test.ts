import { afterEach, beforeEach, expect, test } from 'vitest';

/** In a real worker, whose global object has accessors that cannot simply be assigned to. */
let worker: Worker;

beforeEach(() => {
  worker = new Worker(new URL('./cellWorker.ts', import.meta.url), { type: 'module' });
});
afterEach(() => worker.terminate());

function run(source: string): Promise<unknown> {
  return new Promise((resolve, reject) => {
    worker.onmessage = ({ data }) => resolve(data);
    worker.onerror = (event) => reject(new Error(event.message));
    worker.postMessage(source);
  });
}

test.each([
  'name',
  'self',
  'location',
  'performance',
  'navigator',
  'origin',
  'crypto',
  'fetch',
  'close',
  'postMessage',
  'setTimeout',
  'console',
  'globalThis',
  'onmessage',
  'isSecureContext',
  'Promise',
  'Object',
  'top',
  'status',
  'event',
])('%s can be a variable of the notebook, and the worker goes on', async (name) => {
  expect(await run(`const ${name} = 41`)).toEqual({});
  expect(await run(`${name} + 1`)).toEqual({ value: 42 });
  expect(await run(`let ${name} = 1; ${name} += 4; const read = () => ${name}`)).toEqual({});
  expect(await run(`${name} = 6; read()`)).toEqual({ value: 6 });
});

test('what the worker needs itself stays as it was', async () => {
  await run('const performance = 0.93, setTimeout = 1, Promise = 2');
  expect(
    await run(
      '[typeof globalThis.performance.now(), typeof globalThis.setTimeout, typeof globalThis.Promise]',
    ),
  ).toEqual({
    value: ['number', 'function', 'function'],
  });
});

test('code that mentions none of these names is as fast as it would be on its own', async () => {
  const loop = 'let total = 0; for (let i = 0; i < 2e6; i++) total += i % 7; total';
  await run('const performance = 1');
  const timed = `const begin = Date.now(); ${loop}; Date.now() - begin`;
  const { value } = (await run(timed)) as { value: number };
  // Through `with` this takes seconds; as globals some hundredths of one.
  expect(value).toBeLessThan(1000);
});

test('a name that a module does not export is refused at the import', async () => {
  expect(await run("1\nimport { missing } from 'module'")).toMatchObject({ error: { line: 2, column: 1 } });
});

test('an error is placed in the cell it came from', async () => {
  await run('function fail() {\n  nowhere\n}');
  expect(await run('\nawait Promise.resolve(); fail()')).toMatchObject({
    error: {
      name: 'ReferenceError',
      line: 2,
      column: 3,
      trace: ['fail (cell cell0, line 2, column 3)', 'cell cell1, line 2, column 26'],
    },
  });
});
