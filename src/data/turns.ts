/**
 * Long work on the page's thread, in slices short enough that scrolling and typing do not stutter. A message
 * to oneself gives the event loop its turn without the 4 ms that nested timers wait.
 */

/** Milliseconds of work after which the event loop is given its turn. */
const slice = 8;

/** Returns a function to await between small pieces of work: it pauses once a slice of time is used up. */
export function turnTaker(now: () => number = () => performance.now()): () => Promise<void> | undefined {
  let start = now();
  return () => {
    if (now() - start < slice) return undefined;
    return nextTurn().then(() => {
      start = now();
    });
  };
}

function nextTurn(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
