import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkOutput } from '../../../src/kernel/checkOutput.ts';
import { exportIpynb } from '../../../src/notebook/ipynb/exportIpynb.ts';
import { importIpynb } from '../../../src/notebook/ipynb/importIpynb.ts';
import { parseNotebook } from '../../../src/notebook/parse.ts';
import type { SavedNotebook } from '../../../src/notebook/savedNotebook.ts';
import { serialiseNotebook } from '../../../src/notebook/serialise.ts';
import { anySaved } from './anySaved.ts';
import { schemaErrors } from './schemaErrors.ts';

function imported(text: string): SavedNotebook {
  const result = importIpynb(text, checkOutput);
  if ('reason' in result) throw new Error(result.reason);
  return result.saved;
}

describe('a generated notebook, ours and foreign cells and outputs mixed', { timeout: 60_000 }, () => {
  test('is valid as nbformat 4.5', () => {
    fc.assert(
      fc.property(anySaved, (saved) => {
        expect(schemaErrors(exportIpynb(saved))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  test('comes back from an .ipynb file as it was, and is written the same again', () => {
    fc.assert(
      fc.property(anySaved, (saved) => {
        const text = exportIpynb(saved);
        const back = imported(text);
        expect(back.notebook).toEqual(saved.notebook);
        expect(exportIpynb(back)).toBe(text);
        expect(imported(exportIpynb(back))).toEqual(back);
      }),
      { numRuns: 500 },
    );
  });

  test('comes back with its outputs', () => {
    fc.assert(
      fc.property(anySaved, (saved) => {
        expect(imported(exportIpynb(saved)).results).toEqual(saved.results);
      }),
      { numRuns: 500 },
    );
  });

  test('comes back from a .md file as it was', () => {
    fc.assert(
      fc.property(anySaved, ({ notebook }) => {
        expect(parseNotebook(serialiseNotebook(notebook))).toEqual(notebook);
      }),
      { numRuns: 500 },
    );
  });
});

const folder = new URL('../../../notebooks/', import.meta.url);

test.each(readdirSync(folder).filter((name) => name.endsWith('.md')))(
  'the lesson %s goes through .ipynb byte for byte',
  (name) => {
    const text = readFileSync(new URL(name, folder), 'utf8');
    const file = exportIpynb({ notebook: parseNotebook(text), results: new Map() });
    expect(schemaErrors(file)).toEqual([]);
    expect(serialiseNotebook(imported(file).notebook)).toBe(text);
  },
);
