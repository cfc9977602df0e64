import { expect, it } from 'vitest';
import { safeFigure, safeText } from '../../../../src/app/outputs/plotly/safeFigure.ts';

it('leaves no tag but emphasis and line breaks', () => {
  expect(safeText('<a href="https://example.org">x</a>')).toBe('‹a href="https://example.org">x‹/a>');
  expect(safeText('<span style="x">y</span>')).not.toContain('<');
  expect(safeText('a <b>bold</b><br>5 < 6, <extra></extra>')).toBe('a <b>bold</b><br>5 < 6, <extra></extra>');
  expect(safeText('<b href="https://example.org">x')).toBe('‹b href="https://example.org">x');
  expect(safeText('<<a>a href=x>')).not.toMatch(/<\s*a/);
});

it('cleans every text, however deep, and drops what loads or adds controls', () => {
  const link = '<a href="https://example.org">go</a>';
  const { data, layout } = safeFigure([{ type: 'bar', x: [link], marker: { pattern: { path: link } } }], {
    title: { text: link },
    annotations: [{ text: link }],
    images: [{ source: 'https://example.org/p.png' }],
    updatemenus: [{}],
    template: { layout: { images: [{ source: 'https://example.org/p.png' }] } },
  });
  expect(JSON.stringify([data, layout])).not.toMatch(/<a|example\.org\/p\.png|updatemenus|template/);
  expect(Object.keys(layout)).toEqual(['title', 'annotations']);
});

it('shares lists of numbers and typed arrays, and copies the rest', () => {
  const y = [1, 2, 3];
  const x = Float32Array.of(1, 2, 3);
  const trace = { x, y, line: { width: 1 } };
  const copy = safeFigure([trace]).data[0];
  expect(copy?.y).toBe(y);
  expect(copy?.x).toBe(x);
  expect(copy?.line).not.toBe(trace.line);
});

it('refuses a kind of trace that is not drawn, by name', () => {
  expect(() => safeFigure([{ type: 'image', source: 'https://example.org/p.png' }])).toThrow(/"image"/);
});
