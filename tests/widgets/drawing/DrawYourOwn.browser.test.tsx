import { describe, expect, it } from 'vitest';
import { page, userEvent } from 'vitest/browser';
import { render } from 'vitest-browser-react';
import { latestPicture } from '../../../src/widgets/drawing/latestPicture.ts';
import { WidgetView } from '../../../src/widgets/WidgetView.tsx';
import '../../../src/app/styles/tokens.css';
import '../../../src/app/styles/base.css';

/** A picture of 40×40 as a PNG: white, with a black square of 20×20 in a corner. */
async function squareFile(): Promise<File> {
  const canvas = new OffscreenCanvas(40, 40);
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no canvas');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, 40, 40);
  context.fillStyle = '#000';
  context.fillRect(2, 2, 20, 20);
  return new File([await canvas.convertToBlob()], 'square.png', { type: 'image/png' });
}

async function show() {
  await page.viewport(1280, 900);
  const screen = await render(<WidgetView name="draw-your-own" source="" />);
  await expect.element(screen.getByLabelText('Drawing sheet')).toBeVisible();
  return screen;
}
const bright = () => latestPicture.pixels().filter((value) => value > 127).length;

describe('a picture of one’s own', () => {
  it('is drawn by keyboard: a line from the middle down, scaled to the whole height', async () => {
    const screen = await show();
    await screen.getByRole('button', { name: 'Clear' }).click();
    expect(bright()).toBe(0);
    screen.getByLabelText('Drawing sheet').element().focus();
    await userEvent.keyboard('[Space]{ArrowDown>8/}[Space]{ArrowRight>5/}');
    // As wide as the pen, 10 %, and about four times as long: a bar in the middle, from rim to rim.
    await expect.poll(() => latestPicture.pixels()[14]).toBe(255);
    expect(latestPicture.pixels()[27 * 28 + 14]).toBeGreaterThan(127);
    expect(latestPicture.pixels()[14 * 28]).toBe(0);
    await screen.getByRole('button', { name: 'Undo' }).click();
    expect(bright()).toBe(0);
  });

  it('comes from a file, cropped and inverted', async () => {
    const screen = await show();
    await userEvent.upload(screen.getByLabelText('Choose a file'), await squareFile());
    await expect.poll(bright).toBe(784);
  });

  it('says why a file cannot be used, and goes on', async () => {
    const screen = await show();
    const broken = new File(['no picture'], 'broken.png', { type: 'image/png' });
    await userEvent.upload(screen.getByLabelText('Choose a file'), broken);
    await expect.element(screen.getByText(/no picture that the browser can read/)).toBeVisible();
    await screen.getByRole('button', { name: 'Clear' }).click();
    expect(screen.container.textContent).not.toContain('no picture that');
  });

  it('says so where the camera is refused or absent, and keeps the sheet', async () => {
    const screen = await show();
    await screen.getByRole('button', { name: 'Use the camera' }).click();
    await expect.element(screen.getByText(/camera was not allowed|no camera here/)).toBeVisible();
    await expect.element(screen.getByLabelText('Drawing sheet')).toBeVisible();
  });
});
