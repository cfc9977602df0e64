import { expect, test } from 'vitest';
import { isKeepable } from '../../../src/app/saving/keepable.ts';

test('texts of up to eight million characters are kept, what a cell keeps of its file counted in', () => {
  const notebook = (source: string, info: string) =>
    ({ frontMatter: '', cells: [{ kind: 'markdown', id: 'a', source, info }] }) as const;
  const [half, more] = ['x'.repeat(4_000_000), 'x'.repeat(4_000_001)];
  expect(isKeepable(notebook(half, half))).toBe(true);
  expect(isKeepable(notebook(half, more))).toBe(false);
});
