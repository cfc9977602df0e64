/**
 * How a notebook of 200 cells feels: how long it takes to open, to answer a key, and to scroll through. Prints what it
 * measured on the built site (`npm run build` first); the limits are 1 s, 50 ms for 95 of 100 keys, and no task over 50 ms
 * while scrolling. The page tells it of itself: a trace from outside would be work for the same cores.
 *
 *     node tests/tools/run.mjs longNotebook
 */
import { chromium, type Page } from 'playwright';
import { preview } from 'vite';
import { exportIpynb } from '../../src/notebook/ipynb/exportIpynb.ts';
import { findChromium, withoutGpu } from '../browser/chromium.ts';
import { longNotebook as makeNotebook } from './makeLongNotebook.ts';

const port = Number(process.env.PORT ?? 5199);
const cells = 200;
const keys = 200;

/** What the page tells of itself. */
interface Told {
  /** From each key to the next frame, in milliseconds; only those over 16 ms are told. */
  readonly keys: number[];
  /** How long each task over 50 ms took, in milliseconds: https://www.w3.org/TR/longtasks-1/ */
  readonly tasks: number[];
  /** When a file was chosen, the first cell was there, all had their places, and all were drawn. */
  chosen: number;
  first: number;
  all: number;
  drawn: number;
}

export async function longNotebook(): Promise<void> {
  const outDir = process.env.OUT_DIR ?? 'dist';
  const server = await preview({ build: { outDir }, preview: { port, strictPort: true, open: false } });
  const browser = await chromium.launch({ executablePath: findChromium(), args: withoutGpu });
  try {
    const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
    await page.addInitScript(observe, cells);
    await page.goto(`http://localhost:${port}/`);
    await page.waitForTimeout(1000);
    const file = {
      name: 'long.ipynb',
      mimeType: 'application/json',
      buffer: Buffer.from(exportIpynb(makeNotebook(cells))),
    };
    await opens('opened from a file', page, () =>
      page.locator('[data-action="open-notebook"]').setInputFiles(file),
    );
    await opens('opened again by its address', page, () => page.reload());
    await types(page);
    await scrolls(page);
  } finally {
    await browser.close();
    await server.close();
  }
}

/** Runs in the page. */
function observe(count: number): void {
  const told: Told = { keys: [], tasks: [], chosen: 0, first: 0, all: 0, drawn: 0 };
  Object.assign(window, { told });
  // Lower than the default of 104 ms; the lowest there is.
  const all = { type: 'event', durationThreshold: 16, buffered: true };
  new PerformanceObserver((list) => {
    for (const { name, duration } of list.getEntries()) if (name === 'keydown') told.keys.push(duration);
  }).observe(all);
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) told.tasks.push(Math.round(duration));
  }).observe({ type: 'longtask', buffered: true });
  addEventListener('change', () => Object.assign(told, { chosen: performance.now() }), true);
  const look = (): void => {
    const now = performance.now();
    const found = document.querySelectorAll('article[data-cell-id]').length;
    const empty = document.querySelectorAll('article[aria-busy]').length;
    if (found > 0 && told.first === 0) told.first = now;
    if (found === count && told.all === 0) told.all = now;
    if (found === count && empty === 0) told.drawn = now;
    else requestAnimationFrame(look);
  };
  requestAnimationFrame(look);
}

function told(page: Page): Promise<Told> {
  return page.evaluate(() => (window as unknown as { told: Told }).told); // put there by `observe`
}

async function opens(what: string, page: Page, open: () => Promise<unknown>): Promise<void> {
  await open();
  await page.waitForFunction(() => (window as unknown as { told: Told }).told.drawn > 0); // put there by `observe`
  // What comes after the text: editors, formulas, the kernel, Plotly.
  await page.waitForTimeout(4000);
  const { chosen, first, all, drawn, tasks } = await told(page);
  const after = (time: number): string => ms(time - chosen);
  console.log(
    `${what}: first cells after ${after(first)}, a place for each after ${after(all)}, all drawn after ${after(drawn)}; ${longTasks(tasks)}`,
  );
}

async function types(page: Page): Promise<void> {
  const cell = page.locator('article[data-cell-kind="code"]').nth(60);
  await cell.scrollIntoViewIfNeeded();
  await cell.locator('.cm-content').click();
  await page.keyboard.press('Control+End');
  await page.waitForTimeout(2000);
  const before = await told(page);
  const text = '\nconst layer = tf.layers.dense({ units: 10 }); // what is typed here '
    .repeat(4)
    .slice(0, keys);
  for (const key of text) {
    await page.keyboard.press(key === '\n' ? 'Enter' : key === ' ' ? 'Space' : key);
    await page.waitForTimeout(80);
  }
  await page.waitForTimeout(1000);
  const after = await told(page);
  const slow = after.keys.slice(before.keys.length).toSorted((one, other) => other - one);
  console.log(
    `typing ${keys} keys: 95 of 100 answered within ${ms(slow[keys * 0.05] ?? 16)}, the slowest in ${ms(slow[0] ?? 16)}; ${longTasks(after.tasks.slice(before.tasks.length))}`,
  );
}

async function scrolls(page: Page): Promise<void> {
  await page.keyboard.press('Escape');
  await page.evaluate(() => window.scrollTo(0, 0));
  await page.waitForTimeout(2000);
  await page.mouse.move(640, 400);
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  const before = (await told(page)).tasks.length;
  for (let at = 0; at < height; at += 240) {
    await page.mouse.wheel(0, 240);
    await page.waitForTimeout(40);
  }
  await page.waitForTimeout(1000);
  console.log(
    `scrolling through ${Math.round(height)} px: ${longTasks((await told(page)).tasks.slice(before))}`,
  );
}

function longTasks(tasks: readonly number[]): string {
  return `tasks over 50 ms: ${tasks.length === 0 ? 'none' : tasks.join(', ')}`;
}

function ms(duration: number): string {
  return `${Math.round(duration)} ms`;
}
