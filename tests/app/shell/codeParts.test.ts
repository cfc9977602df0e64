import { expect, test } from 'vitest';
import { codeParts } from '../../../src/app/shell/codeParts.ts';

const code = (text: string) => ({ text, isCode: true });
const plain = (text: string) => ({ text, isCode: false });

test.each([
  ['Did you mean `tf.tensor`?', [plain('Did you mean '), code('tf.tensor'), plain('?')]],
  ['`a` and `b`', [code('a'), plain(' and '), code('b')]],
  ['no code', [plain('no code')]],
  ['a ` alone', [plain('a ` alone')]],
  ['``` is not expected here', [plain('``` is not expected here')]],
  ['a `template\nover` lines', [plain('a `template\nover` lines')]],
  ['', []],
])('%j', (text, parts) => {
  expect(codeParts(text)).toEqual(parts);
});
