/**
 * Figures are drawn one a frame: a batch that updates four of them must not become one long task, and a figure that
 * is updated faster than the screen draws only its latest state.
 */
const waiting = new Map<object, () => void>();
let scheduled = false;

/** Draws in one of the next frames; a newer request of the same `owner` replaces an older one. */
export function requestDraw(owner: object, draw: () => void): void {
  waiting.set(owner, draw);
  schedule();
}

export function cancelDraw(owner: object): void {
  waiting.delete(owner);
}

function schedule(): void {
  if (scheduled || waiting.size === 0) return;
  scheduled = true;
  // After the frame, not in it: layout and paint of the page are not held up by the drawing.
  requestAnimationFrame(() => setTimeout(drawNext));
}

function drawNext(): void {
  scheduled = false;
  const [next] = waiting;
  if (next === undefined) return;
  const [owner, draw] = next;
  waiting.delete(owner);
  schedule();
  draw();
}
