import { expect, test } from 'vitest';
import { createCellFocus } from '../../../src/app/cells/focusCell.ts';
import { commandNamed } from '../../../src/app/commands/commandList.ts';
import { documentOf } from '../../../src/app/notebook/document.ts';
import { openSession } from '../../../src/app/notebook/session.ts';
import { exportIpynb } from '../../../src/notebook/ipynb/exportIpynb.ts';
import { importIpynb } from '../../../src/notebook/ipynb/importIpynb.ts';
import { parseNotebook } from '../../../src/notebook/parse.ts';
import { serialiseNotebook } from '../../../src/notebook/serialise.ts';

test.each(['follow', 'hide-code', 'fold'])('“%s” is set for a cell, saved with it, and taken back', (id) => {
  const before = parseNotebook('```js id=plot\n1\n```\n');
  const session = openSession(before, {
    connect: () => Promise.reject(new Error('This test has no kernel.')),
    options: { backend: 'auto', reductions: {} },
    now: () => 0,
    soon: (task) => task(),
  });
  const command = commandNamed(id);
  const isOn = (): boolean | undefined => {
    const cell = session.notebook.getState().cells.plot;
    return cell && command.option?.isOn(cell);
  };
  const context = { session, cells: createCellFocus('plot'), open: () => undefined };
  expect(isOn()).toBe(false);
  command.run(context);
  expect(isOn()).toBe(true);

  const notebook = documentOf(session.notebook.getState());
  expect(parseNotebook(serialiseNotebook(notebook))).toEqual(notebook);
  const file = exportIpynb({ notebook, results: new Map() });
  expect(importIpynb(file, () => undefined)).toMatchObject({ saved: { notebook } });

  session.undo();
  expect(documentOf(session.notebook.getState())).toEqual(before);
  session.redo();
  command.run(context);
  expect(isOn()).toBe(false);
});
