import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { cancelTurn, requestTurn } from '../shell/oneAFrame.ts';

/** A notebook with more cells is long; no lesson has so many, and each is drawn at once. */
export const long = 60;
/** Cells of a long one that are drawn at once: more than a window shows. */
const first = 24;
const fewest = 4;
/** Milliseconds of drawing in one frame; each costs a layout of the page as well. */
const longEnough = 30;

/**
 * How many of a notebook's cells to draw: the first ones at once, the others a few a frame while the page rests, so that
 * thousands of them do not hold up scrolling and typing. It only grows, up to `total`.
 */
export function useGrowingCount(total: number): number {
  const [{ count, step, drawnFrom }, setState] = useState({
    count: total > long ? first : total,
    step: fewest,
    drawnFrom: 0,
  });
  useEffect(() => {
    // Paper has no later.
    const drawAll = (): void =>
      flushSync(() => setState((state) => ({ ...state, count: Number.POSITIVE_INFINITY })));
    window.addEventListener('beforeprint', drawAll);
    return () => window.removeEventListener('beforeprint', drawAll);
  }, []);
  useEffect(() => {
    if (count === Number.POSITIVE_INFINITY) return;
    // Once all are there, a new one comes at once.
    if (count >= total) return setState({ count: Number.POSITIVE_INFINITY, step, drawnFrom });
    const took = drawnFrom === 0 ? longEnough : performance.now() - drawnFrom;
    const next = Math.max(fewest, took < longEnough ? step * 2 : Math.floor((step * longEnough) / took));
    const turn = {};
    requestTurn(
      turn,
      () => setState({ count: count + next, step: next, drawnFrom: performance.now() }),
      'atRest',
    );
    return () => cancelTurn(turn);
  }, [count, step, drawnFrom, total]);
  return Math.min(count, total);
}
