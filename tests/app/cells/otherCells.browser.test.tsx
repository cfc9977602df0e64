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
  for (const id of ['step-21', 'text-of-20']) {
    // Editors, outputs and formulas come late and draw what they belong to; a key that draws others does so each time.
    await expect
      .poll(
        async () => {
          drawn.clear();
          session.edit(id, `${session.notebook.getState().cells[id]?.source} `);
          await new Promise((resolve) => setTimeout(resolve, 200));
          return [...drawn];
        },
        { timeout: 10_000 },
      )
      .toEqual([id]);
  }
});
