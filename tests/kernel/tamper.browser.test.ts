import { describe, expect, test } from 'vitest';
import { kernelForEachTest } from './kernelForEachTest.ts';
import { type TestKernel, texts } from './openKernel.ts';

const openKernel = kernelForEachTest();

/** After whatever a cell did, a restart gives a kernel that works. */
async function stillWorks(open: TestKernel): Promise<void> {
  await open.client.restart();
  expect(texts((await open.run('1 + 1', 'check')).outputs)).toEqual(['2']);
}

describe('a cell that overwrites what the kernel stands on does not disturb the page', () => {
  test.each([
    ['postMessage', 'self.postMessage = () => {}; globalThis.onmessage = () => {}; 1 + 1'],
    [
      'the port’s methods',
      'MessagePort.prototype.postMessage = () => { throw 1; }; MessagePort.prototype.close = null; 1 + 1',
    ],
    [
      'message events',
      `Object.defineProperty(MessageEvent.prototype, 'data', { get() { return { type: 'x' }; } }); 1 + 1`,
    ],
    ['console', 'globalThis.console = null; 1 + 1'],
    ['timers', 'globalThis.setTimeout = null; globalThis.performance = null; 1 + 1'],
    ['structuredClone and eval', 'globalThis.structuredClone = null; globalThis.eval = null; 1 + 1'],
  ])('%s: the run still ends with its result', async (_what, source) => {
    const kernel = await openKernel();
    const { outputs, result } = await kernel.run(source);
    expect(result.state).toBe('done');
    expect(texts(outputs)).toEqual(['2']);
    expect(texts((await kernel.run('2 + 2', 'next')).outputs)).toEqual(['4']);
  });

  test.each([
    ['Promise', 'globalThis.Promise = class {};'],
    ['array methods', 'Array.prototype.push = () => { throw 1; };'],
    ['promise methods', 'Promise.prototype.then = () => { throw 1; };'],
    ['maps', 'Map.prototype.get = () => { throw 1; };'],
    ['iteration', 'Array.prototype[Symbol.iterator] = () => { throw 1; };'],
  ])('%s: at worst its own kernel needs a restart', async (_what, source) => {
    const kernel = await openKernel();
    kernel.client.run('breaker', source);
    await new Promise((resolve) => setTimeout(resolve, 200));
    await stillWorks(kernel);
  });

  test('close() is refused', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(
      'try { close.call(self); } catch (e) { console.log(e.message); }\nclose();',
    );
    expect(texts(outputs)).toEqual([expect.stringContaining('use Restart')]);
    expect(outputs.at(-1)).toMatchObject({ message: expect.stringContaining('use Restart') });
    expect(texts((await kernel.run('1')).outputs)).toEqual(['1']);
  });
});

/** What a cell would need to speak as the kernel: nothing it can reach holds the port. */
const steal = `
  let port;
  const take = (value) => { if (value instanceof MessagePort) port = value; };
  for (const name of ['push', 'shift', 'splice', 'map']) {
    const original = Array.prototype[name];
    Array.prototype[name] = function (...rest) { for (const value of rest) take(value); take(this); return original.apply(this, rest); };
  }
  for (const name of ['call', 'apply', 'bind']) {
    const original = Function.prototype[name];
    Function.prototype[name] = function (...rest) { for (const value of rest) take(value); return Reflect.apply(original, this, rest); };
  }
  const original = EventTarget.prototype.addEventListener;
  EventTarget.prototype.addEventListener = function (...rest) { take(this); return original.apply(this, rest); };
  addEventListener('message', (event) => { take(event.target); for (const p of event.ports) take(p); }, true);
  for (const key of ['data', 'ports', 'source', 'origin']) {
    const { get } = Object.getOwnPropertyDescriptor(MessageEvent.prototype, key);
    Object.defineProperty(MessageEvent.prototype, key, { get() { take(this.target); take(this.currentTarget); return get.call(this); } });
  }
  MessagePort.prototype.postMessage = function () { take(this); };
`;

describe('forged messages', () => {
  test('cannot be sent: no way was found to the port', async () => {
    const kernel = await openKernel();
    await kernel.run(steal, 'thief');
    await kernel.run('display(1); console.log(2); await tf.nextFrame(); tf.ones([2])', 'other');
    const { outputs } = await kernel.run('typeof port', 'thief');
    expect(texts(outputs)).toEqual(['undefined']);
  });

  test('of a worker’s own postMessage reach nobody', async () => {
    // One of its own: the messages pose as those of its first run.
    const kernel = await openKernel({}, {});
    const before = kernel.events.length;
    await kernel.run(
      `for (const message of [
         [{ type: 'output', runId: 1, displayId: 1, output: { mime: 'text/plain', text: 'forged' } }],
         [{ type: 'run-ended', runId: 1, result: { state: 'done', elapsed: 0, defines: [], uses: [] } }],
         { type: 'worker-failed', message: 'forged' },
         'port',
       ]) self.postMessage(message);
       await new Promise((resolve) => setTimeout(resolve, 200));`,
      'forger',
    );
    expect(JSON.stringify(kernel.events.slice(before))).not.toContain('forged');
    expect(kernel.client.state).toBe('idle');
  });
});
