import { defineConfig } from '@playwright/test';
import { findChromium, withoutGpu } from './tests/browser/chromium.ts';

const port = Number(process.env.E2E_PORT ?? 4199);

export default defineConfig({
  testDir: 'tests/e2e',
  timeout: 120_000,
  // On a busy machine a page may take long to come; what never comes still fails.
  expect: { timeout: 15_000 },
  // Also within a file, or the last file's journeys would run one after the other while a core is idle.
  fullyParallel: true,
  // One for each of the two cores that the suite is made for.
  workers: 2,
  reporter: 'list',
  outputDir: 'test-results',
  use: {
    baseURL: `http://localhost:${port}/`,
    launchOptions: { executablePath: findChromium(), args: withoutGpu },
    trace: 'off',
  },
  webServer: {
    command: 'npm run build && npm run preview',
    env: { PORT: String(port), NO_OPEN: '1' },
    url: `http://localhost:${port}/`,
    timeout: 180_000,
    reuseExistingServer: false,
  },
});
