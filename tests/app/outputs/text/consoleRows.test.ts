import { describe, expect, it } from 'vitest';
import { consoleRows, fold } from '../../../../src/app/outputs/text/consoleRows.ts';
import type { TextOutput } from '../../../../src/notebook/output.ts';

const log = (text: string, level?: TextOutput['level']): TextOutput => ({
  mime: 'text/plain',
  text,
  ...(level === undefined ? {} : { level }),
});

describe('consoleRows', () => {
  it('joins single lines of one level and keeps other levels apart', () => {
    const rows = consoleRows([log('a', 'log'), log('b\n', 'log'), log('c', 'warn'), log('d', 'log')]);
    expect(rows.map(({ level, text }) => [level, text])).toEqual([
      ['log', 'a\nb'],
      ['warn', 'c'],
      ['log', 'd'],
    ]);
  });

  it('keeps text of several lines aligned and by itself', () => {
    const rows = consoleRows([log('before'), log('[[1],\n [2]]')]);
    expect(rows.map(({ aligned, text }) => [aligned, text])).toEqual([
      [false, 'before'],
      [true, '[[1],\n [2]]'],
    ]);
  });

  it('sets what is displayed apart, and leaves console lines together', () => {
    const rows = consoleRows([
      log('a', 'log'),
      log('b', 'log'),
      log('[[1],\n [2]]'),
      log('3'),
      log('4'),
      log('c', 'log'),
      log('d\ne', 'log'),
    ]);
    expect(rows.map(({ apart, text }) => [apart, text])).toEqual([
      [false, 'a\nb'],
      [true, '[[1],\n [2]]'],
      [true, '3'],
      [true, '4'],
      [true, 'c'],
      [false, 'd\ne'],
    ]);
  });

  it('loses no line of a long text cut into blocks', () => {
    const text = Array.from({ length: 1001 }, (_, index) => `line ${index}`).join('\n');
    const rows = consoleRows([log(text)]);
    expect(rows.length).toBeGreaterThan(1);
    expect(rows.map((row) => row.text).join('\n')).toBe(text);
  });
});

describe('fold', () => {
  it('leaves 60 lines as they are', () => {
    expect(fold(consoleRows(Array.from({ length: 60 }, (_, index) => log(`${index}`))))).toBeUndefined();
  });

  it('shows the first 40 and the last 20 of 10,000 lines', () => {
    const folded = fold(consoleRows(Array.from({ length: 10_000 }, (_, index) => log(`${index}`))));
    expect(folded?.lines).toBe(10_000);
    const head = folded?.head
      .map(({ text }) => text)
      .join('\n')
      .split('\n');
    const tail = folded?.tail
      .map(({ text }) => text)
      .join('\n')
      .split('\n');
    expect(head).toEqual(Array.from({ length: 40 }, (_, index) => `${index}`));
    expect(tail).toEqual(Array.from({ length: 20 }, (_, index) => `${9980 + index}`));
  });

  it('shortens one line of a million characters', () => {
    const folded = fold(consoleRows([log('x'.repeat(1_000_000))]));
    expect(folded?.head[0]?.text.length).toBeLessThan(20_000);
    expect(folded?.tail).toEqual([]);
  });
});
