/**
 * Protects the page from a worker that posts as fast as it can. The kernel's own code sends at most some
 * twenty batches a second, so a much higher rate is no output worth waiting for.
 */
const window = 1_000;
const messagesPerWindow = 1_500;
const entriesPerWindow = 60_000;

/** Returns a function that takes the time and size of each batch and says whether it is still bearable. */
export function createFloodGuard(): (now: number, entries: number) => boolean {
  let since = Number.NEGATIVE_INFINITY;
  let messages = 0;
  let total = 0;
  return (now, entries) => {
    if (now - since > window) {
      since = now;
      messages = 0;
      total = 0;
    }
    messages += 1;
    total += entries;
    return messages <= messagesPerWindow && total <= entriesPerWindow;
  };
}
