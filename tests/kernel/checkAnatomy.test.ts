import { describe, expect, it } from 'vitest';
import { checkAnatomy } from '../../src/kernel/checkAnatomy.ts';
import { limits } from '../../src/kernel/limits.ts';
import { fitOutput } from '../../src/kernel/worker/fit.ts';

const mime = 'application/vnd.convbook.anatomy+json' as const;
const input = { kind: 'Input', part: 'input' as const, from: [], shape: [28, 28, 1], parameters: 0 };
const dense = {
  kind: 'Dense',
  part: 'head' as const,
  from: [0],
  shape: [null, 10],
  parameters: 20,
  parametersFrom: '(1 + 1) · 10',
  sees: 3,
  inputSide: 28,
  dimensions: 2,
};
const model = (...layers: unknown[]) => ({ mime, models: [{ name: 'model', layers }] });

describe('the description of a network, from a worker', () => {
  it('is rebuilt from what was checked, and nothing else', () => {
    const extra = { ...dense, html: '<img src=x>' };
    expect(checkAnatomy(model(input, extra))).toEqual(model(input, dense));
    expect(checkAnatomy({ mime, models: [] })).toEqual({ mime, models: [] });
  });

  it.each<[string, unknown]>([
    ['a layer that takes from itself', { ...dense, from: [1] }],
    ['a layer that takes from one behind it', { ...dense, from: [5] }],
    ['a layer before the first', { ...dense, from: [-1] }],
    ['a shape of text', { ...dense, shape: ['10'] }],
    ['half a parameter', { ...dense, parameters: 0.5 }],
    ['work without end', { ...dense, multiplyAdds: Number.POSITIVE_INFINITY }],
    ['a part that no network has', { ...dense, part: 'tail' }],
    ['a kind that is no text', { ...dense, kind: {} }],
    ['a text without end', { ...dense, settings: 'x'.repeat(limits.label + 1) }],
  ])('is refused with %s', (_, layer) => {
    expect(checkAnatomy(model(input, layer))).toBeUndefined();
  });

  it('is left out, with a note, where it is larger than a page takes', () => {
    const layers = Array.from({ length: limits.layers + 1 }, () => input);
    const { fitted, note } = fitOutput({
      mime,
      models: [
        { name: 'huge', layers },
        { name: 'small', layers: [input] },
      ],
    });
    expect(fitted).toEqual({ mime, models: [{ name: 'small', layers: [input] }] });
    expect(note).toContain('1 more network');
  });
});
