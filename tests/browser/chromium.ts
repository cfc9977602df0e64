/**
 * Finds a Chromium for the browser and end-to-end tests, or gets one: `CHROMIUM_PATH`, the system's,
 * Playwright's own; else Playwright's download; else Debian's package when root. Throws with what to do.
 */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { chromium } from 'playwright';

const quiet = [
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
  '--disable-quic',
];

/** Software GPUs, so that WebGL and WebGPU can be tested on a machine without one. */
export const chromiumArguments = [
  '--use-angle=swiftshader',
  '--enable-unsafe-swiftshader',
  '--enable-unsafe-webgpu',
  '--use-webgpu-adapter=swiftshader',
  ...quiet,
];

/**
 * As on a laptop without a usable GPU: for journeys that are not about backends. Drawing each page, and checking each backend at
 * each start, by software GPUs takes most of a journey's time.
 */
export const withoutGpu = ['--disable-gpu', ...quiet];

/** The headless shell first: without a browser's window the suite takes three quarters of the time. */
const systemPaths = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
];

function installed(): string | undefined {
  const candidates = [process.env.CHROMIUM_PATH, ...systemPaths, chromium.executablePath()];
  return candidates.find((path) => path !== undefined && path !== '' && existsSync(path));
}

function ran(command: string, ...args: string[]): boolean {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0;
}

/** The path of a Chromium that can be started. */
export function findChromium(): string {
  const found = installed();
  if (found !== undefined) return found;
  console.log('No Chromium found: getting one for the browser tests.');
  if (ran('npx', 'playwright', 'install', 'chromium')) return chromium.executablePath();
  if (process.getuid?.() === 0 && ran('apt-get', 'update')) {
    ran('apt-get', 'install', '-y', 'chromium-headless-shell') || ran('apt-get', 'install', '-y', 'chromium');
    const path = installed();
    if (path !== undefined) return path;
  }
  throw new Error(
    'No Chromium could be found or installed. Install Chromium or Chrome and set CHROMIUM_PATH to its program.',
  );
}
