import fc from 'fast-check';
import { expect, test } from 'vitest';
import { documentOf } from '../../../src/app/notebook/document.ts';
import { openNotebook } from '../../../src/app/notebook/state.ts';
import { anySaved } from '../../notebook/ipynb/anySaved.ts';

test('a notebook that was opened and not changed is saved as it came, with what is foreign in it', () => {
  fc.assert(
    fc.property(anySaved, ({ notebook }) => {
      expect(documentOf(openNotebook(notebook.cells, notebook.frontMatter))).toEqual(notebook);
    }),
    { numRuns: 100 },
  );
});
