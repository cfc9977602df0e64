/**
 * Lets the event loop turn once, so that messages such as "interrupt" are seen during long work. A message
 * channel is used because animation frames stop in hidden tabs and timers are held to 4 ms.
 */
export function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(null);
  });
}
