import { describe, expect, test } from 'vitest';
import { describeReductions, readSettings } from '../../../src/app/settings/readSettings.ts';

describe('readSettings', () => {
  test('asks for nothing where the address says nothing', () => {
    expect(readSettings('')).toEqual({ backend: 'auto', reductions: {}, complaints: [] });
  });

  test('reads a backend and all three reductions', () => {
    expect(readSettings('?backend=wasm&train=600&test=200&epochs=1')).toEqual({
      backend: 'wasm',
      reductions: { train: 600, test: 200, epochs: 1 },
      complaints: [],
    });
  });

  test.each(['0', '-5', '1.5', 'many', '', '1e3', '99999999999'])(
    'leaves ?train=%s out and names it',
    (value) => {
      const { reductions, complaints } = readSettings(`?train=${value}&epochs=2`);
      expect(reductions).toEqual({ epochs: 2 });
      expect(complaints).toHaveLength(1);
      expect(complaints[0]).toContain(`?train=${value} `);
    },
  );

  test('names the backends there are when another is asked for', () => {
    const { backend, complaints } = readSettings('?backend=cuda');
    expect(backend).toBe('auto');
    expect(complaints[0]).toContain('cuda');
    expect(complaints[0]).toContain('webgpu, webgl, wasm, cpu');
  });

  test('leaves parameters of others alone', () => {
    expect(readSettings('?utm_source=mail').complaints).toEqual([]);
  });
});

describe('describeReductions', () => {
  test('is silent about a full run', () => {
    expect(describeReductions({})).toBeUndefined();
  });

  test('names each limit with its unit, singular for one', () => {
    expect(describeReductions({ train: 3600, test: 500, epochs: 1 })).toBe(
      'at most 3,600 training images, 500 test images, 1 epoch',
    );
  });
});
