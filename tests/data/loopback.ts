/** A server on this machine that stands for the site and for mirrors, and remembers what it was asked for. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Loopback {
  /** Ends in `/`. */
  readonly url: string;
  readonly asked: string[];
  /** Answers by path, without the leading `/`; anything else is 404. */
  readonly answers: Map<string, Uint8Array | string>;
  close(): Promise<void>;
}

export async function loopback(answers: Iterable<[string, Uint8Array | string]> = []): Promise<Loopback> {
  const asked: string[] = [];
  const known = new Map(answers);
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').slice(1);
    asked.push(path);
    const answer = known.get(path);
    response.writeHead(answer === undefined ? 404 : 200, { 'Access-Control-Allow-Origin': '*' });
    response.end(answer ?? 'not here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  // `address()` is a string only for pipes.
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/`,
    asked,
    answers: known,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections();
        server.close(() => resolve());
      }),
  };
}
