/** Each dialog and menu by keyboard alone, and asked by axe: it takes the focus in, Escape closes it, and the focus is back. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { violations } from './expectToFit.ts';
import { withoutKernel } from './notebookPage.ts';

/** Beside each place where the focus starts, what is opened there: its name, its role, and how. */
interface Walked {
  readonly name: string | RegExp;
  /** Default: `dialog`. A menu has no role: it is found by what is open. */
  readonly role?: 'search' | 'menu';
  readonly keys?: string;
  /** What is typed in the palette. */
  readonly command?: string;
}

const fromCell: readonly Walked[] = [
  { name: 'All commands', keys: 'Control+Shift+P' },
  { name: 'Keyboard shortcuts', keys: 'h' },
  { name: 'Find in this notebook', role: 'search', keys: 'Control+f' },
  { name: 'Versions', command: 'versions' },
  { name: /^Reset this lesson/, command: 'reset lesson' },
  { name: /^Reset cell/, command: 'reset cell' },
  { name: 'Use my own Fashion-MNIST files', command: 'own fashion' },
];

/** The whole page's rules but that all of it stands in landmarks. */
const inABox = { rules: { region: { enabled: false } } };

/** Opens it from where the focus is to be, and walks in and out. */
async function walk(page: Page, from: Locator, walked: Walked): Promise<void> {
  const { name, role = 'dialog', keys = 'Enter', command } = walked;
  await test.step(String(name), async () => {
    await from.focus();
    if (command === undefined) await page.keyboard.press(keys);
    else {
      await page.keyboard.press('Control+Shift+P');
      await page.getByRole('combobox', { name: 'Find a command' }).fill(command);
      await page.keyboard.press('Enter');
    }
    const box = role === 'menu' ? page.locator('.popover:popover-open') : page.getByRole(role, { name });
    await expect(box).toBeVisible();
    // A menu leaves the focus on its button; the next stop of Tab is in it.
    if (role === 'menu') await page.keyboard.press('Tab');
    await expect(box.locator(':focus')).toHaveCount(1);
    // What comes first may be a placeholder's, and gives way to the panel while it is looked at.
    await expect(async () => expect(await violations(page, inABox, box)).toEqual([])).toPass();
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    await expect(box.locator(':focus')).toHaveCount(1);
    await page.keyboard.press('Escape');
    await expect(box).toBeHidden();
    await expect(from).toBeFocused();
  });
}

test('each dialog takes the focus in, has no fault that axe knows, closes on Escape and gives the focus back', async ({
  page,
}) => {
  await withoutKernel(page);
  await page.goto('/#/04-tensors');
  const cell = page.locator('article[data-cell-id="create"]');
  await cell.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n// mine');
  await expect(page.locator('[data-save-state]')).toHaveText('Saved');
  await page.keyboard.press('Escape');
  for (const walked of fromCell) await walk(page, cell, walked);
  const button = (name: string | RegExp) => page.getByRole('button', { name }).first();
  await walk(page, page.getByRole('button', { name: 'More', exact: true }), { name: 'More', role: 'menu' });
  await walk(page, button('More for cell create'), { name: 'More for this cell', role: 'menu' });
  await walk(page, page.locator('button[data-kernel-state]'), { name: 'Kernel', role: 'menu' });

  // As if the lesson had been another one when the reader began.
  await page.evaluate(async () => {
    const opened = indexedDB.open('convbook');
    await new Promise((resolve) => opened.addEventListener('success', resolve));
    const store = opened.result.transaction('originals', 'readwrite').objectStore('originals');
    const put = store.put({ frontMatter: '', cells: [] }, 'lesson:04-tensors');
    await new Promise((resolve) => put.addEventListener('success', resolve));
    opened.result.close();
  });
  await page.reload();
  await walk(page, button('Show the difference…'), { name: 'This lesson has been updated' });

  await page.goto('/#/');
  const file = page.locator('[data-action="open-notebook"]');
  const buffer = Buffer.from('# From elsewhere\n\n```js\n1\n```\n');
  await file.setInputFiles({ name: 'elsewhere.md', mimeType: 'text/markdown', buffer });
  await walk(page, button('Run its code?'), { name: 'Run its code?' });

  await page.goto('/#/');
  await walk(page, button('Forget From elsewhere'), { name: /^Forget “From elsewhere”/ });
  await file.focus();
  await file.setInputFiles({ name: 'no.ipynb', mimeType: 'application/json', buffer: Buffer.from('{}') });
  await expect(page.getByRole('dialog', { name: 'no.ipynb cannot be opened' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(file).toBeFocused();
});

test('a panel whose code does not come is told of, and the lesson stays', async ({ page }) => {
  await withoutKernel(page);
  await page.route(/\/(FindPanel|OpenDialog)-/, (route) => route.abort());
  await page.goto('/#/04-tensors');
  await page.locator('article[data-cell-id="create"]').focus();
  await page.keyboard.press('Control+f');
  await expect(page.getByText('The panel for finding could not be loaded.')).toBeVisible();
  await page.keyboard.press('Control+Shift+P');
  await page.getByRole('combobox', { name: 'Find a command' }).fill('versions');
  await page.keyboard.press('Enter');
  await expect(page.getByText('This dialog could not be loaded.')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
});
