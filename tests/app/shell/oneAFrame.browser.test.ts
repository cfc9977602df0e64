import { afterEach, expect, test } from 'vitest';
import { cancelTurn, requestTurn } from '../../../src/app/shell/oneAFrame.ts';

const owners: object[] = [];

function owner(): object {
  const made = {};
  owners.push(made);
  return made;
}

afterEach(() => {
  for (const made of owners.splice(0)) cancelTurn(made);
});

/** Scrolls on, a step each frame, for as long as `while_` holds. */
async function scrollWhile(while_: () => boolean): Promise<void> {
  while (while_()) {
    window.dispatchEvent(new Event('scroll'));
    await new Promise(requestAnimationFrame);
  }
}

test('a scroll holds up what can wait for rest, and nothing else', async () => {
  const done: string[] = [];
  const began = performance.now();
  window.dispatchEvent(new Event('scroll'));
  requestTurn(owner(), () => done.push('at rest'), 'atRest');
  requestTurn(owner(), () => done.push('soon'));
  await scrollWhile(() => performance.now() - began < 600);
  expect(done).toEqual(['soon']);
  await expect.poll(() => done).toEqual(['soon', 'at rest']);
});

test('what is asked for while something waits for rest does not wait with it', async () => {
  const done: string[] = [];
  const began = performance.now();
  window.dispatchEvent(new Event('scroll'));
  requestTurn(owner(), () => done.push('at rest'), 'atRest');
  await scrollWhile(() => performance.now() - began < 200);
  requestTurn(owner(), () => done.push('soon'));
  await scrollWhile(() => performance.now() - began < 5000 && done.length === 0);
  expect(done).toEqual(['soon']);
});

test('of one owner only the newest request is done, and a cancelled one is not', async () => {
  const done: string[] = [];
  const [first, second] = [owner(), owner()];
  requestTurn(first, () => done.push('old'));
  requestTurn(first, () => done.push('new'));
  requestTurn(second, () => done.push('cancelled'));
  cancelTurn(second);
  requestTurn(owner(), () => done.push('last'));
  await expect.poll(() => done).toEqual(['new', 'last']);
});

test('each piece has a frame of its own', async () => {
  const frames: number[] = [];
  let frame = 0;
  const count = (): void => {
    frame += 1;
    if (frames.length < 3) requestAnimationFrame(count);
  };
  requestAnimationFrame(count);
  for (let piece = 0; piece < 3; piece += 1) requestTurn(owner(), () => frames.push(frame));
  await expect.poll(() => new Set(frames).size).toBe(3);
});
