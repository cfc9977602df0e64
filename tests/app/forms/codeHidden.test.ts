import { expect, test } from 'vitest';
import { isCodeHidden, withCodeToggled } from '../../../src/app/forms/codeHidden.ts';

const cell = (info: string, source = 'const a = 1') => ({ kind: 'code' as const, info, source });
const colab = '// @title Settings {display-mode: "form"}\nconst a = 1 // @param';

test('the option hides the code, and so does the display mode of a title unless the options say otherwise', () => {
  expect(isCodeHidden(cell('id=train'))).toBe(false);
  expect(isCodeHidden(cell('id=train hide-code'))).toBe(true);
  expect(isCodeHidden(cell('', colab))).toBe(true);
  expect(isCodeHidden(cell('show-code', colab))).toBe(false);
});

test('toggling twice gives the options of before, and keeps the others', () => {
  for (const before of [cell('id=train long'), cell('hide-code'), cell('id=a', colab)]) {
    const after = { ...before, info: withCodeToggled(before) };
    expect(isCodeHidden(after)).toBe(!isCodeHidden(before));
    expect(withCodeToggled(after)).toBe(before.info);
  }
  expect(withCodeToggled(cell('id=train long'))).toBe('id=train long hide-code');
});
