import { expect, test } from '@playwright/test';
import { expectToFit } from './expectToFit.ts';

test('the home page fits and is accessible on a phone, a laptop and a projector, light and dark', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.waitForLoadState('networkidle');
  await expectToFit(page);
});
