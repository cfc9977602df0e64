import { gzipSync } from 'node:zlib';
import { expect, test } from '@playwright/test';

test('a lesson can be read before 200 KB of JavaScript, none of it tfjs or Plotly', async ({ page }) => {
  const scripts: { name: string; bytes: number; text: string }[] = [];
  let readable = false;
  page.on('response', async (response) => {
    if (readable || !/\.js(\?|$)/.test(response.url())) return;
    const body = await response.body().catch(() => undefined);
    if (body === undefined) return;
    scripts.push({
      name: new URL(response.url()).pathname,
      bytes: gzipSync(body).length,
      text: body.toString(),
    });
  });
  await page.goto('/#/05-fashion-mnist-cnn');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.locator('article[data-cell-kind="markdown"] p').first()).toBeVisible();
  readable = true;

  const total = scripts.reduce((sum, script) => sum + script.bytes, 0);
  console.log(
    `JavaScript before the lesson can be read: ${(total / 1024).toFixed(0)} KB gzipped in ${scripts.length} files`,
  );
  expect(scripts.length).toBeGreaterThan(0);
  expect(total).toBeLessThanOrEqual(200 * 1024);
  for (const script of scripts) expect(script.text).not.toMatch(/Conv2DBackpropFilter|plotly-logomark/);
});
