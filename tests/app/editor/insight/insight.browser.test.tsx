import axe from 'axe-core';
import { afterEach, beforeAll, expect, test } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import '../../../../src/app/editor/editor.css';
import '../../../../src/app/styles/base.css';
import '../../../../src/app/styles/tokens.css';
import type { Surroundings } from '../../../../src/app/editor/insight/surroundings.ts';
import { type Editor, openEditor } from '../../../../src/app/editor/openEditor.ts';
import { loadReference } from '../../../../src/reference/loadReference.ts';

let editor: Editor | undefined;
let text = '';
let timesLeft = 0;

beforeAll(() => loadReference(), 60_000);
afterEach(() => {
  editor?.destroy();
  document.body.replaceChildren();
});

async function open(source = '', surroundings?: Surroundings): Promise<void> {
  const place = document.createElement('main');
  place.className = 'code-editor';
  document.body.append(place);
  text = source;
  editor = openEditor({
    source,
    label: 'Code',
    ...(surroundings === undefined ? {} : { surroundings }),
    changed: (changed) => {
      text = changed;
    },
    run: () => undefined,
    runAndGoOn: () => undefined,
    leave: () => {
      timesLeft += 1;
    },
    language: 'javascript',
  });
  place.append(editor.dom);
  await userEvent.click(page.getByRole('textbox'));
  await userEvent.keyboard('{Control>}{End}{/Control}');
}

const list = () => page.getByRole('listbox', { name: 'Completions' });
/** Braces and brackets mean keys to the test's keyboard: it wants them twice. */
const type = (typed: string) => userEvent.keyboard(typed.replace(/[{[]/g, '$&$&'));
/** CodeMirror takes nothing in the first moments of a list, so that nobody takes what they have not seen. */
const seen = () => new Promise((resolve) => setTimeout(resolve, 150));

test('the options of a layer open by themselves; Tab takes one, and its values come next', async () => {
  await open();
  await type('tf.layers.dense({');
  await expect.element(list().getByText('inputShape', { exact: true })).toBeVisible();
  await type(' act');
  await expect.element(list().getByRole('option').first()).toHaveTextContent(/^activation/);
  await seen();
  await userEvent.keyboard('{Tab}');
  expect(text).toBe('tf.layers.dense({ activation: ');
  await expect.element(list().getByText("'softmax'")).toBeVisible();
});

test('typing on and pressing Enter never puts in what was only offered', async () => {
  await open();
  await type('tf.lay');
  await expect.element(list()).toBeVisible();
  await seen();
  await userEvent.keyboard('{Enter}');
  expect(text).toBe('tf.lay\n');
  await expect.element(list()).not.toBeInTheDocument();
});

test('Ctrl+Space opens the list, and then Enter takes what is chosen', async () => {
  await open('tf.lay');
  await userEvent.keyboard('{Control>} {/Control}');
  await expect.element(list()).toBeVisible();
  await seen();
  await userEvent.keyboard('{Enter}');
  expect(text).toBe('tf.layers');
});

test('an arrow says that the list is wanted, too', async () => {
  await open();
  await type('tf.train.ad');
  await expect.element(list()).toBeVisible();
  await seen();
  await userEvent.keyboard('{ArrowDown}{Enter}');
  expect(text).toMatch(/^tf\.train\.ada\w+$/);
});

test('Tab indents while no list is open; Escape closes the list first, then leaves', async () => {
  await open();
  await userEvent.keyboard('{Tab}');
  expect(text).toBe('  ');
  await type('tf.');
  await expect.element(list()).toBeVisible();
  await userEvent.keyboard('{Escape}');
  await expect.element(list()).not.toBeInTheDocument();
  await expect.element(page.getByRole('textbox')).toHaveFocus();
  expect(timesLeft).toBe(0);
  await userEvent.keyboard('{Escape}');
  expect(timesLeft).toBe(1);
  expect(text).toBe('  tf.');
});

test('while arguments are written, the call is shown with the one that is due', async () => {
  await open();
  await type('tf.oneHot(labels, ');
  await expect.element(page.getByText('depth: number').first()).toBeVisible();
  expect(document.querySelector('.insight-signature mark')?.textContent).toBe('depth: number');
  await type('10)');
  await expect.poll(() => document.querySelector('.insight-signature-help')).toBeNull();
});

test('a live variable shows its shape and type, and a helper brings its import', async () => {
  await open('const a = 1;\n', {
    variables: () => [
      { name: 'images', type: 'Tensor', kind: 'tensor', shape: [60000, 28, 28], dtype: 'int32' },
    ],
    otherCells: () => ["import { predict } from 'convbook';"],
  });
  await type('ima');
  await expect.element(list().getByText('Tensor [60000, 28, 28] int32')).toBeVisible();
  await userEvent.keyboard('{Escape}{Backspace}{Backspace}{Backspace}');
  await type('galle');
  await expect.element(list().getByText("from 'convbook'")).toBeVisible();
  await seen();
  await userEvent.keyboard('{Tab}');
  expect(text).toBe("import { gallery } from 'convbook';\nconst a = 1;\ngallery");
});

test('the popups can be used with a screen reader and read in both themes', async () => {
  for (const theme of ['light', 'dark']) {
    document.documentElement.dataset.theme = theme;
    await open();
    await type('tf.layers.conv2d({');
    await expect.element(list()).toBeVisible();
    await expect.element(page.getByRole('textbox')).toHaveAttribute('aria-activedescendant');
    await expect.poll(() => document.querySelector('.cm-completionInfo')).not.toBeNull();
    const { violations } = await axe.run(document.body, {
      rules: {
        region: { enabled: false },
        // The list is scrolled from the editor, by the arrows; axe knows that of comboboxes only.
        'scrollable-region-focusable': { enabled: false },
      },
    });
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    editor?.destroy();
    document.body.replaceChildren();
  }
  delete document.documentElement.dataset.theme;
});
