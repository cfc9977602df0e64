/**
 * Work that takes a good part of a frame is done one piece a frame: a batch that updates four figures, or a scroll that
 * brings five editors near, must not become one long task.
 */
interface Turn {
  readonly task: () => void;
  readonly when: When;
}

/** `atRest`: not while the page scrolls, for what the reader does not miss until then. */
export type When = 'soon' | 'atRest';

/** Milliseconds after a scroll's last step until the page is taken to rest; a wheel that goes on turning is faster. */
const rest = 150;

const waiting = new Map<object, Turn>();
/** Whether `takeNext` is on its way. */
let scheduled = false;
/** Whether the page will be looked at again once it may rest. */
let watched = false;
let scrolled = Number.NEGATIVE_INFINITY;
window.addEventListener('scroll', () => (scrolled = performance.now()), { passive: true });

/** Does `task` in one of the next frames; a newer request of the same `owner` replaces an older one. */
export function requestTurn(owner: object, task: () => void, when: When = 'soon'): void {
  waiting.set(owner, { task, when });
  schedule();
}

export function cancelTurn(owner: object): void {
  waiting.delete(owner);
}

function schedule(): void {
  if (scheduled || waiting.size === 0) return;
  if (next() === undefined) {
    if (!watched) setTimeout(lookAgain, rest);
    watched = true;
    return;
  }
  scheduled = true;
  // After the frame, not in it: layout and paint of the page are not held up.
  requestAnimationFrame(() => setTimeout(takeNext));
}

function lookAgain(): void {
  watched = false;
  schedule();
}

function takeNext(): void {
  scheduled = false;
  const [owner, turn] = next() ?? [];
  if (owner !== undefined) waiting.delete(owner);
  schedule();
  turn?.task();
}

function next(): [object, Turn] | undefined {
  const rests = performance.now() >= scrolled + rest;
  return [...waiting].find(([, { when }]) => when === 'soon' || rests);
}
