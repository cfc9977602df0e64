import { describe, expect, test } from 'vitest';
import { createFloodGuard } from '../../src/kernel/floodGuard.ts';
import { limits } from '../../src/kernel/limits.ts';
import type { FromWorker } from '../../src/kernel/protocol.ts';
import { fitOutput } from '../../src/kernel/worker/fit.ts';
import { createOutputCarrier, type OutputCarrier } from '../../src/kernel/worker/outputs.ts';
import type { Output } from '../../src/notebook/output.ts';

const text = (content: string): Output => ({ mime: 'text/plain', text: content });

interface Desk {
  readonly carrier: OutputCarrier;
  readonly batches: (readonly FromWorker[])[];
  advance(milliseconds: number): void;
}

/** A carrier on a clock that moves by hand. */
function desk(): Desk {
  let time = 0;
  const timers: { at: number; callback: () => void }[] = [];
  const batches: (readonly FromWorker[])[] = [];
  const carrier = createOutputCarrier(
    (batch) => batches.push(batch),
    () => time,
    (callback, delay) => timers.push({ at: time + delay, callback }),
  );
  return {
    carrier,
    batches,
    advance(milliseconds) {
      time += milliseconds;
      for (const timer of timers.splice(0)) {
        if (timer.at <= time) timer.callback();
        else timers.push(timer);
      }
    },
  };
}

const textsOf = (batches: readonly (readonly FromWorker[])[]): string[] =>
  batches
    .flat()
    .flatMap((message) =>
      message.type === 'output' && 'text' in message.output ? [message.output.text] : [],
    );

describe('outputs on their way to the page', () => {
  test('travel in batches, twenty a second', () => {
    const { carrier, batches, advance } = desk();
    for (let line = 0; line < 10; line += 1) carrier.show(1, text(`${line}`));
    expect(batches).toHaveLength(0);
    advance(50);
    expect(batches).toHaveLength(1);
    expect(textsOf(batches)).toEqual(['0', '1', '2', '3', '4', '5', '6', '7', '8', '9']);
  });

  test('replace what is still waiting in their place', () => {
    const { carrier, batches, advance } = desk();
    const displayId = carrier.show(1, text('first'));
    carrier.show(1, text('second'));
    for (let update = 0; update < 1000; update += 1)
      carrier.replace(1, displayId ?? 0, text(`update ${update}`));
    advance(50);
    expect(textsOf(batches)).toEqual(['update 999', 'second']);
  });

  test('wait behind an output that is still being made', () => {
    const { carrier, batches } = desk();
    carrier.show(1, text('before'));
    const release = carrier.reserve(1);
    carrier.show(1, text('after'));
    carrier.flush();
    expect(textsOf(batches)).toEqual(['before']);
    release([text('made')]);
    carrier.flush();
    expect(textsOf(batches)).toEqual(['before', 'made', 'after']);
  });

  test('of a flood are its first and its newest, with the number left out between them; the result is always there', () => {
    const { carrier, batches } = desk();
    for (let line = 0; line < limits.outputs + 1_000; line += 1) carrier.show(1, text(`${line}`));
    carrier.close(1);
    carrier.show(1, text('result'));
    carrier.close(1);
    carrier.show(2, text('another run'));
    carrier.flush();
    const texts = textsOf(batches);
    expect(texts).toHaveLength(limits.outputs + 1 + limits.newestTexts + 2);
    expect(texts[limits.outputs - 1]).toBe('1999');
    expect(texts[limits.outputs]).toContain('800 outputs in between are not shown');
    expect(texts.slice(limits.outputs + 1, limits.outputs + 3)).toEqual(['2800', '2801']);
    expect(texts.slice(-3)).toEqual(['2999', 'result', 'another run']);
  });

  test('of a run a little over its share are all shown, and nothing is said', () => {
    const { carrier, batches } = desk();
    for (let line = 0; line < limits.outputs + 2; line += 1) carrier.show(1, text(`${line}`));
    carrier.close(1);
    carrier.flush();
    expect(textsOf(batches).slice(-3)).toEqual(['1999', '2000', '2001']);
  });

  test('of a flood that lasts say at once that more comes, and how much when it ends', () => {
    const { carrier, batches, advance } = desk();
    for (let line = 0; line < limits.outputs + 1_000; line += 1) carrier.show(1, text(`${line}`));
    advance(50);
    expect(textsOf(batches).at(-1)).toContain('last lines follow when it ends');
    carrier.close(1);
    carrier.flush();
    const outputs = batches.flat().filter((message) => message.type === 'output');
    const shown = new Map(outputs.map(({ displayId, output }) => [displayId, output]));
    expect(shown.size).toBe(limits.outputs + 1 + limits.newestTexts);
    expect([...shown.values()][limits.outputs]).toMatchObject({
      text: expect.stringContaining('800 outputs in between'),
    });
  });

  test('of one run end at its characters', () => {
    const { carrier, batches } = desk();
    for (let line = 0; line < 100; line += 1) carrier.show(1, text('x'.repeat(limits.text)));
    carrier.close(1);
    carrier.flush();
    const characters = textsOf(batches).join('').length;
    expect(characters).toBeLessThanOrEqual(limits.runText + limits.newestText + 200);
  });
});

describe('an output too large for a page', () => {
  test('loses the end of a text', () => {
    const { fitted } = fitOutput(text('x'.repeat(limits.text + 1_500)));
    expect('text' in fitted && fitted.text.endsWith('… 1,500 more characters are not shown.')).toBe(true);
  });

  test('that fits is left as it is', () => {
    const output = text('x'.repeat(limits.text));
    expect(fitOutput(output)).toEqual({ fitted: output });
  });

  test('loses rows of a table', () => {
    const rows = Array.from({ length: limits.tableRows + 3 }, (_, row) => [row]);
    const { fitted, note } = fitOutput({ mime: 'application/vnd.convbook.table+json', columns: ['a'], rows });
    expect('rows' in fitted && fitted.rows.length).toBe(limits.tableRows);
    expect(note).toContain('3 more rows');
  });

  test('loses whole pictures, and the pixels with them', () => {
    const items = Array.from({ length: limits.pictures + 2 }, () => ({}));
    const { fitted, note } = fitOutput({
      mime: 'application/vnd.convbook.images+json',
      width: 2,
      height: 1,
      channels: 1,
      pixels: new Uint8Array(items.length * 2),
      items,
    });
    expect('pixels' in fitted && fitted.pixels.length).toBe(limits.pictures * 2);
    expect(note).toContain('2 more pictures');
  });

  test('loses points of a plot evenly, the same ones from x and y', () => {
    const length = limits.tracePoints * 2;
    const x = Array.from({ length }, (_, index) => index);
    const y = Float32Array.from(x);
    const { fitted, note } = fitOutput({
      mime: 'application/vnd.plotly.v1+json',
      data: [{ x, y, name: 'kept' }],
    });
    const [trace] = 'data' in fitted ? fitted.data : [];
    expect(trace?.name).toBe('kept');
    expect((trace?.x as number[] | undefined)?.slice(0, 3)).toEqual([0, 2, 4]);
    expect((trace?.y as number[] | undefined)?.slice(0, 3)).toEqual([0, 2, 4]);
    expect(note).toContain('100,000 points');
  });

  test('is replaced by a note if it is a plot that cannot be thinned', () => {
    const z = Array.from({ length: 1_000 }, () => new Array(1_000).fill(0));
    const { fitted } = fitOutput({ mime: 'application/vnd.plotly.v1+json', data: [{ z }] });
    expect(fitted).toMatchObject({ mime: 'text/plain', level: 'note' });
  });
});

describe('the guard against floods', () => {
  test('bears twenty batches a second and not thousands', () => {
    const bearable = createFloodGuard();
    for (let batch = 0; batch < 100; batch += 1) expect(bearable(batch * 50, 100)).toBe(true);
    const verdicts = Array.from({ length: 5_000 }, () => bearable(6_000, 1));
    expect(verdicts).toContain(false);
  });
});
