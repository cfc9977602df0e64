import { describe, expect, test } from 'vitest';
import { limits } from '../../src/kernel/limits.ts';
import { kernelForEachTest } from './kernelForEachTest.ts';
import { texts } from './openKernel.ts';

const openKernel = kernelForEachTest();

describe('a flood of output is cut with a note, and the kernel lives', () => {
  test('a hundred thousand lines', async () => {
    const kernel = await openKernel();
    const { outputs, result } = await kernel.run(
      'for (let i = 0; i < 1e5; i++) console.log("line", i); "RESULT"',
    );
    expect(result.state).toBe('done');
    expect(outputs).toHaveLength(limits.outputs + 1 + limits.newestTexts + 1);
    expect(texts(outputs).at(0)).toBe('line 0');
    expect(texts(outputs)[limits.outputs]).toContain('97,800 outputs in between are not shown');
    expect(texts(outputs).slice(-2)).toEqual(['line 99999', 'RESULT']);
    expect(texts((await kernel.run('1 + 1')).outputs)).toEqual(['2']);
  });

  test('a string of 100 MB', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(`console.log('x'.repeat(1e8)); 'y'.repeat(1e8)`);
    const [printed = '', result = ''] = texts(outputs);
    expect(printed.length).toBeLessThan(limits.text + 100);
    expect(printed).toContain('99,980,000 more characters are not shown');
    expect(result).toContain('99,980,000 more characters are not shown');
    expect(texts((await kernel.run('1 + 1')).outputs)).toEqual(['2']);
  });

  test('a plot of a million points', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(`
      const x = Array.from({ length: 1e6 }, (_, i) => i);
      display({ mime: 'application/vnd.plotly.v1+json', data: [{ type: 'scatter', x, y: x.map(Math.sqrt) }] });`);
    const figure = outputs.find((output) => output.mime === 'application/vnd.plotly.v1+json');
    expect(figure?.data[0]?.x).toHaveLength(limits.tracePoints);
    expect(figure?.data[0]?.y).toHaveLength(limits.tracePoints);
    expect(texts(outputs)).toEqual([expect.stringContaining('1,000,000 points')]);
    expect(texts((await kernel.run('1 + 1')).outputs)).toEqual(['2']);
  });

  test('a display updated without pause', async () => {
    const kernel = await openKernel();
    const { outputs } = await kernel.run(`
      const handle = display('start');
      for (let i = 1; i <= 20000; i++) { handle.update('step ' + i); if (i % 100 === 0) await tf.nextFrame(); }`);
    expect(texts(outputs)).toEqual(['step 20000']);
    const sent = kernel.events.filter((event) => event.type === 'output').length;
    expect(sent).toBeLessThan(2_000);
  });
});
