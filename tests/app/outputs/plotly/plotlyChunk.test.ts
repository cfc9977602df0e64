import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { expect, it } from 'vitest';

it('keeps Plotly out of the code that is loaded with the views', async () => {
  const entry = fileURLToPath(new URL('../../../../src/app/outputs/OutputList.tsx', import.meta.url));
  const result = await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      write: false,
      minify: false,
      rolldownOptions: { input: entry, preserveEntrySignatures: 'strict' },
    },
  });
  if (Array.isArray(result) || !('output' in result)) throw new Error('expected one bundle');
  const chunks = result.output.filter((file) => file.type === 'chunk');
  const first = chunks.find((chunk) => chunk.isEntry);
  const library = await readFile(
    fileURLToPath(new URL('../../../../node_modules/plotly.js/plotly-cartesian.min.js', import.meta.url)),
  );
  const withFirst = chunks.filter((chunk) => chunk === first || first?.imports.includes(chunk.fileName));
  const size = withFirst.reduce((sum, chunk) => sum + chunk.code.length, 0);
  expect(size).toBeLessThan(library.length);
  const late = chunks.filter(
    ({ fileName, code }) => first?.dynamicImports.includes(fileName) && code.length > library.length / 2,
  );
  expect(late).toHaveLength(1);
  expect(withFirst).not.toContain(late[0]);
});
