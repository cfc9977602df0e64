import { readFile } from 'node:fs/promises';
import { expect as impatient, test } from '@playwright/test';
import { consoleErrors } from './notebookPage.ts';

/** Other work on the machine must not make this fail. */
const expect = impatient.configure({ timeout: 30_000 });

const notebook = {
  nbformat: 4,
  nbformat_minor: 5,
  metadata: { kernelspec: { name: 'python3', display_name: 'Python 3', language: 'python' } },
  cells: [
    {
      cell_type: 'markdown',
      id: 'intro',
      metadata: {},
      source: '# Week 3\n\n![](https://picture.invalid/a.png)',
    },
    {
      cell_type: 'code',
      id: 'python',
      metadata: { tags: ['x'] },
      source: 'print(1)',
      execution_count: 2,
      outputs: [
        { output_type: 'display_data', metadata: {}, data: { 'text/html': '<b>1</b>', 'text/plain': '1' } },
      ],
    },
    {
      cell_type: 'code',
      id: 'answer',
      metadata: { vscode: { languageId: 'javascript' } },
      source: '6 * 7',
      execution_count: null,
      outputs: [],
    },
  ],
};

test('a notebook is opened, runs once the reader agrees, is saved, and opened again', async ({
  page,
  context,
}) => {
  const errors = consoleErrors(page);
  const outward: string[] = [];
  page.on('request', (request) => {
    if (/picture\.invalid/.test(request.url())) outward.push(request.url());
  });
  const buffer = Buffer.from(JSON.stringify(notebook));
  await page.goto('/');
  await page
    .locator('input[type=file][data-action="open-notebook"]')
    .setInputFiles({ name: 'week 3.ipynb', mimeType: 'application/json', buffer });
  const bar = page.locator('[data-notebook-source="file"]');
  await expect(bar).toContainText('week 3.ipynb');
  await expect(bar).toHaveAttribute('data-notebook-trust', 'untrusted');
  await expect(page.getByRole('heading', { name: 'Week 3' })).toBeVisible();
  await expect(page.locator('[data-kernel-state]').first()).toHaveAttribute('data-kernel-state', 'off');

  const cell = page.locator('article[data-cell-id="answer"]');
  await cell.getByRole('button', { name: 'Run cell' }).click();
  await expect(bar).toHaveAttribute('data-notebook-trust', 'asking');
  await expect(cell).toHaveAttribute('data-cell-state', 'idle');
  await page.locator('[data-action="allow-run"]').click();
  await expect(cell).toHaveAttribute('data-cell-state', 'done', { timeout: 60_000 });
  await expect(cell).toContainText('42');

  const saved = async (format: string): Promise<string> => {
    await page.getByRole('button', { name: 'More', exact: true }).click();
    const started = page.waitForEvent('download');
    await page.getByRole('button', { name: `Save as ${format}` }).click();
    return readFile(await (await started).path(), 'utf8');
  };
  const file = JSON.parse(await saved('.ipynb'));
  expect(file.metadata).toMatchObject(notebook.metadata);
  expect(file.cells[1]).toEqual({ ...notebook.cells[1], source: ['print(1)'] });
  expect(file.cells[2].outputs[0].data['text/plain']).toEqual(['42']);
  const html = await saved('.html');
  expect(html).toContain('42');
  expect(html).not.toMatch(/<script|picture\.invalid\/a\.png"/);

  await page.reload();
  await expect(bar).toHaveAttribute('data-notebook-trust', 'trusted');
  await expect(cell).toContainText('42');

  const again = await context.newPage();
  await again.goto('/');
  await again.locator('input[type=file][data-action="open-notebook"]').setInputFiles({
    name: 'again.ipynb',
    mimeType: 'application/json',
    buffer: Buffer.from(JSON.stringify(file)),
  });
  await expect(again.locator('[data-notebook-source="file"]')).toHaveAttribute(
    'data-notebook-trust',
    'untrusted',
  );
  await expect(again.locator('article[data-cell-id="answer"]')).toContainText('42');
  expect(outward).toEqual([]);
  expect(errors).toEqual([]);
});
