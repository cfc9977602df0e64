/** On a phone, with a finger alone: tapping, dragging and drawing do what a mouse does, and drawing does not scroll the page. */
import { expect, type Locator, type Page, test } from '@playwright/test';
import { withoutKernel } from './notebookPage.ts';

test.use({ hasTouch: true, isMobile: true, viewport: { width: 360, height: 740 } });
test.beforeEach(async ({ page }) => withoutKernel(page));

/**
 * A finger put down on the element, drawn along the points (parts of its width and height) and lifted. Gives how far the
 * element has moved on the screen meanwhile, in pixels.
 */
async function drag(
  page: Page,
  element: Locator,
  points: readonly (readonly [number, number])[],
): Promise<number> {
  await element.scrollIntoViewIfNeeded();
  const box = await element.boundingBox();
  if (box === null) throw new Error('What is to be dragged over is not on the page.');
  const finger = await page.context().newCDPSession(page);
  const at = ([x, y]: readonly [number, number]) => [{ x: box.x + x * box.width, y: box.y + y * box.height }];
  for (const [index, point] of points.entries())
    await finger.send('Input.dispatchTouchEvent', {
      type: index === 0 ? 'touchStart' : 'touchMove',
      touchPoints: at(point),
    });
  await finger.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
  await finger.detach();
  const after = await element.boundingBox();
  return Math.abs((after?.y ?? Number.NaN) - box.y);
}

test('a kernel is moved over the picture by taps and by dragging', async ({ page }) => {
  await page.goto('/#/02-convolution');
  const stepper = page.locator('[data-widget="convolution-stepper"]').first();
  const output = stepper.getByRole('grid', { name: /feature map/i });
  await output.scrollIntoViewIfNeeded();
  const place = (row: number, column: number) => output.locator(`[data-place="${row},${column}"]`);
  await place(1, 1).tap();
  await expect(place(1, 1)).toHaveAttribute('aria-selected', 'true');
  await drag(page, output, [
    [0.15, 0.15],
    [0.5, 0.2],
    [0.9, 0.2],
  ]);
  await expect(place(1, 1)).toHaveAttribute('aria-selected', 'false');
  await expect(output.locator('[aria-selected="true"]')).toHaveCount(1);
});

test('a pixel is read where the finger is', async ({ page }) => {
  await page.goto('/#/01-why-cnns');
  const inspector = page.locator('[data-widget="pixel-inspector"]');
  const picture = inspector.locator('button:has(canvas)');
  const reading = inspector.getByText(/^row \d+, column \d+/);
  await picture.scrollIntoViewIfNeeded();
  await picture.tap({ position: { x: 2, y: 2 } });
  await expect(reading).toContainText('row 0, column 0');
  const box = await picture.boundingBox();
  await picture.tap({ position: { x: (box?.width ?? 0) - 4, y: (box?.height ?? 0) - 4 } });
  await expect(reading).toContainText('row 27, column 27');
});

test('a picture is drawn with a finger, and the page stays where it is', async ({ page }) => {
  await page.goto('/#/06-what-the-network-sees');
  const sheet = page.getByRole('application', { name: 'Drawing sheet' });
  await sheet.scrollIntoViewIfNeeded();
  const ink = () => sheet.evaluate((canvas: HTMLCanvasElement) => canvas.toDataURL());
  const before = await ink();
  const moved = await drag(page, sheet, [
    [0.2, 0.2],
    [0.4, 0.5],
    [0.6, 0.9],
  ]);
  await expect.poll(ink).not.toBe(before);
  expect(moved).toBeLessThan(1);
});

test('a curve is sketched with a finger', async ({ page }) => {
  await page.goto('/#/05-fashion-mnist-cnn');
  const question = page.getByRole('region', { name: /sketch the loss on unseen pictures/ });
  const pad = question.getByRole('group', { name: /A pad to draw on/ });
  await pad.scrollIntoViewIfNeeded();
  const moved = await drag(page, pad, [
    [0.2, 0.2],
    [0.5, 0.5],
    [0.95, 0.6],
  ]);
  await expect(question).toContainText('Now run the cell “train”.');
  expect(moved).toBeLessThan(1);
});
