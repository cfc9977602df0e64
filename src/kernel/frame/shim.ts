/**
 * The script of `shim.html`: takes one message with one port from the page and hands it to the sandboxed frame.
 * It does nothing else, for good reason: it shares the page's origin.
 */
addEventListener(
  'message',
  (event) => {
    const inner = document.querySelector('iframe')?.contentWindow;
    const port = event.ports[0];
    if (event.source !== parent || inner === null || inner === undefined || port === undefined) return;
    // The sandboxed frame's origin is opaque and cannot be named.
    inner.postMessage('port', '*', [port]);
  },
  { once: true },
);
