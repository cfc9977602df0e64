import type { Knowledge } from '../../../../src/app/editor/insight/infer.ts';
import type { LiveVariable } from '../../../../src/app/editor/insight/surroundings.ts';
import { parseCode } from '../../../../src/app/editor/insight/syntax.ts';
import { makeReference } from '../../../../src/reference/build/makeReference.ts';
import type { Reference } from '../../../../src/reference/reference.ts';

let reference: Reference | undefined;

/** What an editor knows: the real reference, and what the test says of the notebook. */
export function knowledge(
  otherCells: readonly string[] = [],
  variables: readonly LiveVariable[] = [],
): Knowledge {
  reference ??= makeReference().reference;
  return {
    reference,
    surroundings: { otherCells: () => otherCells, variables: () => variables },
  };
}

/** Code with the cursor written as `|`. */
export function at(marked: string) {
  const position = marked.indexOf('|');
  if (position === -1) throw new Error('The code has no cursor.');
  const text = marked.slice(0, position) + marked.slice(position + 1);
  return { code: parseCode(text), position };
}
