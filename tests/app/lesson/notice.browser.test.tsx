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
    // Away from the corner, where the pointer is: a notice that is pointed at stays.
    <div style={{ margin: '300px' }}>
      <Notice text="Copied." passing close={() => closed.push('passing')} />
      <Notice text="Not saved." close={() => closed.push('staying')} />
    </div>,
  );
  const button = container.querySelector('button');
  button?.focus();
  await settled();
  vi.advanceTimersByTime(60_000);
  expect(closed).toEqual([]);
  button?.blur();
  await settled();
  vi.advanceTimersByTime(60_000);
  expect(closed).toEqual(['passing']);
});
