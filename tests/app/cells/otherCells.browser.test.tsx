import { Profiler } from 'react';
import { afterEach, expect, test } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { CellView } from '../../../src/app/cells/CellView.tsx';
import { SessionContext } from '../../../src/app/lesson/SessionContext.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import { analyseCell } from '../../../src/compiler/analyseCell.ts';
import { longNotebook } from '../../tools/makeLongNotebook.ts';
import { noKernel } from '../notebook/noKernel.ts';

afterEach(cleanup);

test('a key in one cell draws that cell and no other, however many there are', async () => {
  const { notebook } = longNotebook(40);
  const session = openSession(notebook, { ...noKernel, analyser: () => Promise.resolve(analyseCell) });
  const drawn = new Set<string>();
  await render(
    <SessionContext value={session}>
      {notebook.cells.map(({ id }) => (
        <Profiler key={id} id={id} onRender={() => drawn.add(id)}>
          <CellView id={id} />
        </Profiler>
      ))}
    </SessionContext>,
  );
  // Editors, outputs and formulas come after the text, and draw what they belong to.
  await expect
    .poll(async () => {
      const before = drawn.size;
      drawn.clear();
      await new Promise((resolve) => setTimeout(resolve, 200));
      return before + drawn.size;
    })
    .toBe(0);
  for (const id of ['step-21', 'text-of-20']) {
    const source = session.notebook.getState().cells[id]?.source;
    session.edit(id, `${source} `);
    await expect.poll(() => drawn.size).toBeGreaterThan(0);
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect([...drawn]).toEqual([id]);
    drawn.clear();
  }
});
