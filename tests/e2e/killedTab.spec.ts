/**
 * The tab is killed while someone types, at random moments, every second time right after a cell was inserted: what was
 * typed more than half a second before, and each cell, must be there when the lesson is opened again.
 * `KILLS=50 npx playwright test killedTab` does it fifty times.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type BrowserContext, chromium, expect, type Page, test } from '@playwright/test';
import { findChromium, withoutGpu } from '../browser/chromium.ts';
import { withoutKernel } from './notebookPage.ts';

const kills = Number(process.env.KILLS ?? 3);
const lesson = '/#/04-tensors';
/** Milliseconds of typing that may be lost. */
const mayBeLost = 500;

let folder: string;
let context: BrowserContext;

test.beforeEach(async ({ baseURL }) => {
  // A profile on disk, as a reader has it: a private window keeps its storage in memory.
  folder = await mkdtemp(join(tmpdir(), 'convbook-'));
  context = await chromium.launchPersistentContext(folder, {
    executablePath: findChromium(),
    args: withoutGpu,
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await withoutKernel(context);
});
test.afterEach(async () => {
  await context.close();
  await rm(folder, { recursive: true, force: true });
});

test(`of ${kills} tabs killed while typing, none loses more than half a second of it, nor a cell`, async () => {
  test.setTimeout(120_000 + kills * 60_000);
  const losses: number[] = [];
  let page = await openLesson();
  await editorOf(page).click();
  await page.keyboard.press('Control+End');
  await page.keyboard.type('\n//');
  await expect(page.locator('[data-save-state]')).toHaveAttribute('data-save-state', 'saved');
  let kept = '';
  let cells = await cellsOf(page).count();
  for (let kill = 0; kill < kills; kill += 1) {
    const stamps = await type(page, 300 + Math.random() * 1200);
    if (kill % 2 === 1) {
      await leaveEditor(page);
      await page.keyboard.press('b');
      cells += 1;
      await expect(cellsOf(page)).toHaveCount(cells, { timeout: 30_000 });
    }
    await killTab(page);
    const killedAt = Date.now();
    await page.close();
    page = await openLesson();
    const found = await typedText(page);
    expect(await cellsOf(page).count()).toBe(cells);
    const typed = kept + stamps.map(({ key }) => key).join('');
    expect(typed.startsWith(found), `“${found}” is the start of “${typed}”`).toBe(true);
    const firstLost = stamps[found.length - kept.length];
    losses.push(firstLost === undefined ? 0 : killedAt - firstLost.at);
    kept = found;
  }
  console.log(
    `Typing lost in ${kills} kills: at most ${Math.max(...losses)} ms; nothing in ${losses.filter((loss) => loss === 0).length} of them.`,
  );
  expect(Math.max(...losses)).toBeLessThanOrEqual(mayBeLost);
});

/** What stands behind the comment's mark in the first code cell. */
async function typedText(page: Page): Promise<string> {
  // Not of all that is in its place: for a moment the static text is still there as well.
  const text = await editorOf(page).innerText();
  expect(text).toContain('//');
  return text.slice(text.indexOf('//') + 2).trim();
}

async function openLesson(): Promise<Page> {
  const page = await context.newPage();
  await page.goto(lesson);
  await expect(editorOf(page)).toBeVisible({ timeout: 120_000 });
  return page;
}

const cellsOf = (page: Page) => page.locator('article[data-cell-id]');
const firstCell = (page: Page) => page.locator('article[data-cell-kind="code"]').first();
const editorOf = (page: Page) => firstCell(page).locator('.cm-content');

interface Stamp {
  readonly key: string;
  /** When the page had the key. */
  readonly at: number;
}

/** Types letter after letter at the end of the first code cell, for that many milliseconds. */
async function type(page: Page, milliseconds: number): Promise<Stamp[]> {
  await editorOf(page).click();
  await page.keyboard.press('Control+End');
  const stamps: Stamp[] = [];
  const began = Date.now();
  for (let count = 0; count < 2 || Date.now() < began + milliseconds; count += 1) {
    const key = String.fromCharCode(97 + (count % 26));
    await page.keyboard.press(key);
    stamps.push({ key, at: Date.now() });
  }
  return stamps;
}

/** Gives the focus to the cell: the first Escape may only close what the editor proposes. */
async function leaveEditor(page: Page): Promise<void> {
  const selected = page.locator('article[data-cell-id]:focus');
  for (let press = 0; press < 3 && (await selected.count()) === 0; press += 1)
    await page.keyboard.press('Escape');
}

async function killTab(page: Page): Promise<void> {
  const debuggerOfPage = await context.newCDPSession(page);
  const crashed = page.waitForEvent('crash');
  // It is never answered: the one who would is gone.
  debuggerOfPage.send('Page.crash').catch(() => undefined);
  await crashed;
}
