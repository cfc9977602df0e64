import { describe, expect, test } from 'vitest';
import { kernelForEachTest } from './kernelForEachTest.ts';
import { type TestKernel, texts } from './openKernel.ts';

const openKernel = kernelForEachTest();

const smallModel = `
  const model = tf.sequential({ layers: [tf.layers.dense({ units: 1, inputShape: [1] })] });
  model.compile({ loss: 'meanSquaredError', optimizer: 'sgd' });
  const x = tf.ones([64, 1]);`;

function started(open: TestKernel, runId: number) {
  return open.until((event) => event.type === 'started' && event.runId === runId);
}
function ended(open: TestKernel, runId: number) {
  return open.until((event) => event.type === 'ended' && event.runId === runId);
}
function printed(open: TestKernel, runId: number) {
  return open.until((event) => event.type === 'output' && event.runId === runId);
}

describe('interrupt', () => {
  test('stops a fit at a batch boundary and keeps the model and its history', async () => {
    const kernel = await openKernel();
    await kernel.run(smallModel, 'model');
    const runId = kernel.client.run(
      'fit',
      `console.log('training');
       const history = await model.fit(x, x, { epochs: 1e6, batchSize: 8, yieldEvery: 'never' });`,
    );
    await printed(kernel, runId);
    const pressed = performance.now();
    kernel.client.interrupt();
    expect(kernel.client.state).toBe('interrupting');
    const end = await ended(kernel, runId);
    console.log(`a fit stopped ${Math.round(performance.now() - pressed)} ms after the interrupt`);
    expect(end).toMatchObject({ result: { state: 'interrupted', defines: ['history'] } });
    const { outputs } = await kernel.run(
      '[model.predict(tf.ones([1, 1])).shape, history.epoch.length > 0, history.epoch.length < 1e6]',
    );
    expect(texts(outputs)).toEqual(['[[1, 1], true, true]']);
  });

  test('stops a loop of fits, not only the fit that runs', async () => {
    const kernel = await openKernel();
    await kernel.run(smallModel, 'model');
    const runId = kernel.client.run(
      'fits',
      `let fits = 0;
       while (true) { await model.fit(x, x, { epochs: 2 }); fits += 1; if (fits === 3) console.log('going'); }`,
    );
    await printed(kernel, runId);
    kernel.client.interrupt();
    expect(await ended(kernel, runId)).toMatchObject({ result: { state: 'interrupted' } });
    expect(kernel.client.state).toBe('idle');
    expect(texts((await kernel.run('fits >= 3')).outputs)).toEqual(['true']);
  });

  test('stops a loop that waits for tf.nextFrame', async () => {
    const kernel = await openKernel();
    const runId = kernel.client.run('loop', `console.log('in'); while (true) await tf.nextFrame();`);
    await printed(kernel, runId);
    kernel.client.interrupt();
    const end = await ended(kernel, runId);
    expect(end).toMatchObject({ result: { state: 'interrupted' } });
    expect(kernel.events).toContainEqual(
      expect.objectContaining({ type: 'output', output: expect.objectContaining({ name: 'Interrupted' }) }),
    );
  });

  test('takes queued runs back', async () => {
    const kernel = await openKernel();
    const first = kernel.client.run('a', `console.log('in'); while (true) await tf.nextFrame();`);
    const second = kernel.client.run('b', '1');
    await printed(kernel, first);
    kernel.client.interrupt();
    await kernel.until((event) => event.type === 'cancelled' && event.runId === second);
  });

  test('ends while (true) {} by a restart, says so, and the page never freezes', async () => {
    const kernel = await openKernel({ backend: 'wasm' });
    await kernel.run('const kept = 1;', 'before');
    const runId = kernel.client.run('endless', 'while (true) {}');
    await started(kernel, runId);
    let longest = 0;
    let last = performance.now();
    const ticking = setInterval(() => {
      longest = Math.max(longest, performance.now() - last);
      last = performance.now();
    }, 5);
    kernel.client.interrupt();
    expect(await ended(kernel, runId)).toMatchObject({ cellId: 'endless', result: { state: 'interrupted' } });
    await kernel.until((event) => event.type === 'state' && event.state === 'starting');
    const { outputs } = await kernel.run('typeof kept');
    clearInterval(ticking);
    expect(texts(outputs)).toEqual(['undefined']);
    expect(kernel.events).toContainEqual({
      type: 'notice',
      cellId: 'endless',
      text: 'This cell never yields. Stopping it restarts the kernel; variables are lost.',
    });
    console.log(`longest gap between the page's timers meanwhile: ${Math.round(longest)} ms`);
    expect(longest).toBeLessThan(1_000);
  });

  test('pressed twice restarts at once', async () => {
    const kernel = await openKernel();
    const runId = kernel.client.run('endless', 'while (true) {}');
    await started(kernel, runId);
    const pressed = performance.now();
    kernel.client.interrupt();
    kernel.client.interrupt();
    await ended(kernel, runId);
    expect(performance.now() - pressed).toBeLessThan(1_000);
    expect(texts((await kernel.run('1')).outputs)).toEqual(['1']);
  });

  test('of an idle kernel does nothing', async () => {
    const kernel = await openKernel();
    kernel.client.interrupt();
    expect(kernel.client.state).toBe('idle');
    expect(texts((await kernel.run('await tf.nextFrame(); 5')).outputs)).toEqual(['5']);
  });
});

describe('restart', () => {
  test('gives a working kernel without the old variables', async () => {
    const kernel = await openKernel({ backend: 'auto' }, { realGpu: async () => false });
    await kernel.run('const before = 1;');
    const times: number[] = [];
    for (let round = 0; round < 3; round += 1) {
      const since = performance.now();
      await kernel.client.restart();
      await kernel.run('tf.tensor([1]).add(1).dataSync()');
      times.push(Math.round(performance.now() - since));
    }
    console.log(`restart to first op, ms: ${times.join(', ')}`);
    expect(texts((await kernel.run('typeof before')).outputs)).toEqual(['undefined']);
  });

  test('lets no output of the old worker through, under any cell', async () => {
    const kernel = await openKernel();
    const old = kernel.client.run(
      'chatty',
      `setInterval(() => console.log('late'), 1); console.log('early'); await new Promise(() => {});`,
    );
    await printed(kernel, old);
    await kernel.client.restart();
    const from = kernel.events.length;
    const { runId } = await kernel.run(
      'await new Promise((resolve) => setTimeout(resolve, 200)); "new"',
      'chatty',
    );
    expect(runId).not.toBe(old);
    const late = kernel.events.slice(from).filter((event) => event.type === 'output');
    expect(late).toMatchObject([{ runId, output: { text: 'new' } }]);
  });

  test('rejects a start that it overtakes', async () => {
    const kernel = await openKernel();
    const first = kernel.client.restart();
    const overtaken = expect(first).rejects.toThrow('restarted before it was ready');
    await kernel.client.restart();
    await overtaken;
    expect(kernel.client.state).toBe('idle');
  });

  test('changes the backend and the kind of worker in the same frame', async () => {
    const kernel = await openKernel({ backend: 'wasm' });
    expect(texts((await kernel.run('isSecureContext')).outputs)).toEqual(['false']);
    await kernel.client.restart({ backend: 'auto', reductions: {} });
    const onGpu = await openKernel({ backend: 'wasm' }, { realGpu: async () => true });
    await onGpu.client.restart({ backend: 'auto', reductions: {} });
    expect(texts((await onGpu.run('isSecureContext')).outputs)).toEqual(['true']);
    expect(document.querySelectorAll('iframe[title="Kernel"]')).toHaveLength(2);
  });

  test('after dispose rejects and leaves no frame behind', async () => {
    const frames = () => document.querySelectorAll('iframe[title="Kernel"]').length;
    const others = frames();
    // Its own: the file's others go on.
    const kernel = await openKernel({}, {});
    expect(frames()).toBe(others + 1);
    kernel.client.dispose();
    await expect(kernel.client.start({ backend: 'cpu', reductions: {} })).rejects.toThrow('disposed');
    await expect.poll(frames).toBe(others);
  });
});
