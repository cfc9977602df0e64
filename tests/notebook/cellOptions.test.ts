import { describe, expect, test } from 'vitest';
import { infoOptions, withOption } from '../../src/notebook/cellOptions.ts';

describe('withOption', () => {
  test('adds, replaces and takes out one option and leaves the others as they are written', () => {
    expect(withOption('id=train  caption="two words"', 'folded', true)).toBe(
      'id=train caption="two words" folded',
    );
    expect(withOption('id=train folded long', 'folded', false)).toBe('id=train long');
    expect(withOption('id=train view=code', 'view', 'form')).toBe('id=train view=form');
    expect(withOption('', 'folded', false)).toBe('');
  });

  test('writes text so that it is read back', () => {
    for (const value of ['form', 'two words', 'a=b', ''])
      expect(infoOptions(withOption('id=x', 'note', value))).toContainEqual(['note', value]);
  });

  test('refuses text that the format cannot hold', () => {
    expect(() => withOption('', 'note', 'a "quoted" word')).toThrow('option note');
  });
});
