import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

test('a lesson can be read before 200 KB of JavaScript, none of it tfjs or Plotly, which comes later and is compiled aside', async ({
  page,
}) => {
  const loaded: { url: string; body: Promise<Buffer | undefined> }[] = [];
  page.on('response', (response) => {
    const url = response.url();
    if (/\.js(\?|$)/.test(url)) loaded.push({ url, body: response.body().catch(() => undefined) });
  });
  await page.addInitScript(() => {
    new MutationObserver((_, observer) => {
      const title = document.querySelector('h1');
      const text = document.querySelector('article[data-cell-kind="markdown"] p');
      if (title === null || text === null) return;
      performance.mark('readable');
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });
  });
  const library = page.waitForResponse(/plotly-cartesian/);
  await page.goto('/#/05-fashion-mnist-cnn');
  await expect(page.locator('article[data-cell-kind="markdown"] p').first()).toBeVisible();

  // By the page's own clock: what comes later than the text does not count, however late this test notices the text.
  const before = await page.evaluate(() => {
    const readable = performance.getEntriesByName('readable')[0]?.startTime ?? Number.NaN;
    const resources = performance.getEntriesByType('resource') as PerformanceResourceTiming[];
    return resources.filter(({ responseEnd }) => responseEnd <= readable).map(({ name }) => name);
  });
  const scripts: { bytes: number; text: string }[] = [];
  for (const { url, body } of loaded) {
    const content = before.includes(url) ? await body : undefined;
    if (content !== undefined) scripts.push({ bytes: gzipSync(content).length, text: content.toString() });
  }
  const total = scripts.reduce((sum, script) => sum + script.bytes, 0);
  console.log(
    `JavaScript before the lesson can be read: ${(total / 1024).toFixed(1)} KB gzipped in ${scripts.length} files`,
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(200 * 1024);
  for (const script of scripts) expect(script.text).not.toMatch(/Conv2DBackpropFilter|plotly-logomark/);

  // Asks for it to be compiled aside, and is heard in the first line alone.
  expect(await (await library).text()).toMatch(/^\/\/# allFunctionsCalledOnLoad\n/);
});
