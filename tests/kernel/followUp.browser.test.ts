import { afterAll, beforeAll, expect, test } from 'vitest';
import type { FollowUp, RunResult } from '../../src/kernel/protocol.ts';
import { openKernel, outputsOf, type TestKernel } from './openKernel.ts';

let kernel: TestKernel;
beforeAll(async () => {
  kernel = await openKernel();
});
afterAll(() => kernel.client.dispose());

async function run(source: string, followUp: FollowUp): Promise<RunResult & { readonly shown: string[] }> {
  const runId = kernel.client.run('exercise', source, followUp);
  const ended = await kernel.until((event) => event.type === 'ended' && event.runId === runId);
  if (ended.type !== 'ended') throw new Error('unreachable');
  return { ...ended.result, shown: outputsOf(kernel.events, runId).map(({ mime }) => mime) };
}

const check = 'const four = 4;\nexpect(() => double(2), four);\nexpect(() => double(-1), -2);';

test('an exercise is tried on every case, after its own code', async () => {
  expect(await run('function double(x) { return 2 * x; }', { check })).toMatchObject({
    state: 'done',
    cases: [
      { call: 'double(2)', expected: '4', got: '4', right: true },
      { call: 'double(-1)', expected: '-2', got: '-2', right: true },
    ],
  });
});

test('an answer of an earlier run does not count: the cell defines it as it was run, or is told what is missing', async () => {
  const solution = 'function double(x) { return 2 * x; }';
  expect((await run(solution, { check, solution })).cases).toMatchObject([{ right: true }, { right: true }]);
  expect((await run('const x = 1', { check, solution })).cases).toEqual([
    {
      call: 'double',
      expected: 'a definition in this cell',
      got: 'The cell does not define `double`. Put your answer under this name.',
      right: false,
    },
  ]);
  expect((await run('double = (x) => x + x', { check, solution })).cases).toMatchObject([
    { right: true },
    { right: true },
  ]);
});

test('an unsolved exercise ends as done, and the queue behind it goes on', async () => {
  const unsolved = run('function double(x) { return x * x; }', { check });
  const next = kernel.client.run('next', '1');
  expect(await unsolved).toMatchObject({
    state: 'done',
    cases: [{ right: true }, { got: '1', right: false }],
  });
  const ended = await kernel.until((event) => event.type === 'ended' && event.runId === next);
  expect(ended).toMatchObject({ result: { state: 'done' } });
});

test.each(['throw new Error("mine")', 'function double( {'])(
  'an exercise whose code stops with an error ends as done, shows the error, and has no cases: %s',
  async (source) => {
    expect(await run(source, { check })).toMatchObject({
      state: 'done',
      cases: [],
      shown: ['application/vnd.convbook.error+json'],
    });
  },
);

test('a check leaves no names behind, and one that breaks is a case that is not right', async () => {
  await run('1', { check: 'const hidden = 1; expect(() => hidden, 1);' });
  expect((await kernel.run('typeof hidden')).outputs).toMatchObject([{ text: 'undefined' }]);
  const broken = await run('1', { check: 'missing();' });
  expect(broken.cases).toMatchObject([{ got: 'an error: missing is not defined', right: false }]);
});

test('outcomes are read after the cell; what cannot be had is left out, and a failed cell has none', async () => {
  const outcomes = {
    size: 'row.size',
    list: 'row',
    kind: "row.size > 2 ? 'long' : 'short'",
    none: 'nowhere',
  };
  expect((await run('const row = tf.tensor([1, 2, 3])', { outcomes })).outcomes).toEqual({
    size: 3,
    list: [1, 2, 3],
    kind: 'long',
  });
  const failed = await run('throw new Error("x")', { outcomes });
  expect(failed.state).toBe('failed');
  expect(failed.outcomes).toBeUndefined();
});
