import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { cleanup, render } from 'vitest-browser-react';
import { Notice } from '../../../src/app/lesson/Notice.tsx';

const wait = setTimeout;
beforeEach(() => void vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] }));
afterEach(async () => {
  vi.useRealTimers();
  await cleanup();
});
/** Lets React's effects run, whose scheduler is not faked. */
const settled = () => new Promise((resolve) => wait(resolve, 30));

test('a confirmation leaves by itself, not while the focus is in it; any other notice stays', async () => {
  const closed: string[] = [];
  const { container } = await render(
    <>
      <Notice text="Copied." passing close={() => closed.push('passing')} />
      <Notice text="Not saved." close={() => closed.push('staying')} />
    </>,
  );
  const button = container.querySelector('button');
  button?.focus();
  await settled();
  vi.advanceTimersByTime(60_000);
  expect(closed).toEqual([]);
  button?.blur();
  // However late the page takes note of it.
  const later = () => {
    vi.advanceTimersByTime(60_000);
    return closed;
  };
  for (let round = 0; round < 50 && later().length === 0; round++) await settled();
  expect(closed).toEqual(['passing']);
});
