import { afterEach, describe, expect, test } from 'vitest';
import { openKernel, type TestKernel, texts } from './openKernel.ts';

let kernel: TestKernel | undefined;
afterEach(() => {
  kernel?.client.dispose();
  kernel = undefined;
});

describe.each([
  { kind: 'blob', realGpu: false },
  { kind: 'data', realGpu: true },
])('a worker of kind $kind', ({ realGpu }) => {
  test('adds one and one', async () => {
    kernel = await openKernel({ backend: 'auto' }, { realGpu: async () => realGpu });
    const { outputs, result } = await kernel.run('1 + 1');
    console.log(JSON.stringify(kernel.client.device), JSON.stringify(outputs), JSON.stringify(result));
    expect(texts(outputs)).toEqual(['2']);
    expect(result.state).toBe('done');
  });
});
