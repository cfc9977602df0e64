import { afterEach, expect, test } from 'vitest';
import { type EditLock, type EditLockOptions, openEditLock } from '../../src/storage/editLock.ts';

/** Two tabs are two locks here: the browser treats them alike. */
let opened: { lock: EditLock; channel: BroadcastChannel }[] = [];
afterEach(() => {
  for (const { lock, channel } of opened) {
    lock.release();
    channel.close();
  }
  opened = [];
});

function tab(document: string, options: Partial<EditLockOptions> = {}): EditLock {
  const channel = new BroadcastChannel(`test.${document}`);
  const lock = openEditLock({
    document,
    locks: navigator.locks,
    channel,
    changed: () => undefined,
    handOver: () => Promise.resolve(),
    ...options,
  });
  opened.push({ lock, channel });
  return lock;
}

test('the first tab edits, the second does not, until the first is gone', async () => {
  const first = tab('closing');
  await expect.poll(() => first.held).toBe(true);
  const second = tab('closing');
  await expect.poll(() => second.held).toBe(false);
  const elsewhere = tab('another document');
  await expect.poll(() => elsewhere.held).toBe(true);
  first.release();
  await expect.poll(() => second.held).toBe(true);
});

test('a tab that takes over has it only after the other has saved, and can lose it again', async () => {
  const order: string[] = [];
  const first = tab('taking over', {
    handOver: async () => {
      await new Promise((resolve) => setTimeout(resolve, 50));
      order.push('first saved');
    },
    changed: (held) => order.push(`first ${held}`),
  });
  await expect.poll(() => first.held).toBe(true);
  const second = tab('taking over', { changed: (held) => order.push(`second ${held}`) });
  await expect.poll(() => second.held).toBe(false);
  await second.takeOver();
  await expect.poll(() => second.held).toBe(true);
  expect(order).toEqual(['first true', 'second false', 'first saved', 'first false', 'second true']);
  await first.takeOver();
  await expect.poll(() => first.held).toBe(true);
  expect(second.held).toBe(false);
});

test('of three tabs the one that asks gets it, not the one that waited longest', async () => {
  const first = tab('three');
  await expect.poll(() => first.held).toBe(true);
  const second = tab('three');
  await expect.poll(() => second.held).toBe(false);
  const third = tab('three');
  await expect.poll(() => third.held).toBe(false);
  await third.takeOver();
  await expect.poll(() => third.held).toBe(true);
  expect([first.held, second.held]).toEqual([false, false]);
});

test('a tab that does not answer is passed over', async () => {
  const first = tab('frozen', { channel: undefined });
  await expect.poll(() => first.held).toBe(true);
  const second = tab('frozen', { patience: 20 });
  await expect.poll(() => second.held).toBe(false);
  await second.takeOver();
  await expect.poll(() => second.held).toBe(true);
  await expect.poll(() => first.held).toBe(false);
});

test('without Web Locks each tab edits until one is told that it lost', async () => {
  const first = tab('no locks', { locks: undefined });
  const second = tab('no locks', { locks: undefined });
  await expect.poll(() => [first.held, second.held]).toEqual([true, true]);
  second.lost();
  expect(second.held).toBe(false);
  await second.takeOver();
  expect([first.held, second.held]).toEqual([false, true]);
});
