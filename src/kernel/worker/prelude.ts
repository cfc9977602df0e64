/**
 * Runs before tfjs loads, which looks at these names once. `tf.nextFrame` rides on `requestAnimationFrame`,
 * at most 60 times a second and never in a hidden tab; over a message channel it yields at full speed.
 */
const channel = new MessageChannel();
const waiting: (() => void)[] = [];
channel.port1.onmessage = () => waiting.shift()?.();
const post = channel.port2.postMessage.bind(channel.port2);

function setImmediate(callback: () => void): void {
  waiting.push(callback);
  post(0);
}

Object.defineProperty(globalThis, 'requestAnimationFrame', {
  value: undefined,
  configurable: true,
  writable: true,
});
Object.defineProperty(globalThis, 'setImmediate', {
  value: setImmediate,
  configurable: true,
  writable: true,
});

/** Lets the event loop turn once, so that messages (an interrupt) are seen. */
export function turn(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
