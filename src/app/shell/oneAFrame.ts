/**
 * Work that takes a good part of a frame is done one piece a frame: a batch that updates four figures, or a scroll that
 * brings five editors near, must not become one long task.
 */
const waiting = new Map<object, () => void>();
let scheduled = false;

/** Does `task` in one of the next frames; a newer request of the same `owner` replaces an older one. */
export function requestTurn(owner: object, task: () => void): void {
  waiting.set(owner, task);
  schedule();
}

export function cancelTurn(owner: object): void {
  waiting.delete(owner);
}

function schedule(): void {
  if (scheduled || waiting.size === 0) return;
  scheduled = true;
  // After the frame, not in it: layout and paint of the page are not held up.
  requestAnimationFrame(() => setTimeout(takeNext));
}

function takeNext(): void {
  scheduled = false;
  const [next] = waiting;
  if (next === undefined) return;
  const [owner, task] = next;
  waiting.delete(owner);
  schedule();
  task();
}
