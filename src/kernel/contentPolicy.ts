/**
 * The content security policies of the page, of the shim and of the sandboxed frame.
 *
 * They are the wall around the learner's code, which can arrive by link or file and is not trusted: a worker
 * made from a `blob:` or `data:` URL inherits the policy of the frame that made it, so what the frame may not
 * load, its worker may not either.
 */

/** For the page, as a `<meta>` in the built `index.html`; `mirrors` are origins of the data set's files. */
export function pagePolicy(mirrors: readonly string[]): string {
  return [
    "default-src 'none'",
    "script-src 'self'",
    // The editor, the plots and the interface kit write style attributes and rules at run time.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self' data:",
    ["connect-src 'self'", ...mirrors].join(' '),
    "worker-src 'self'",
    "frame-src 'self'",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

/**
 * For a frame whose scripts have the given `sha256-…` hashes. 'unsafe-eval' runs cells and WebAssembly; `blob:`
 * is what a frame or worker can only fill with what it already has.
 */
export function framePolicy(scriptHashes: readonly string[]): string {
  const hashes = scriptHashes.map((hash) => `'${hash}'`).join(' ');
  return [
    "default-src 'none'",
    `script-src ${hashes} 'unsafe-eval' blob:`,
    'worker-src blob: data:',
    'connect-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
