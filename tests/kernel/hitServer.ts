/** A server on loopback that counts whoever reaches it: every TCP connection, HTTP request and UDP packet. */
import { createSocket } from 'node:dgram';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface HitServer {
  readonly httpPort: number;
  readonly udpPort: number;
  /** Connections, packets and requests so far, the latter by path. */
  readonly hits: readonly string[];
  clear(): void;
  close(): Promise<void>;
}

export async function startHitServer(): Promise<HitServer> {
  const hits: string[] = [];
  const server = createServer((request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith('/page')) hits.push(`request ${path}`);
    response.setHeader('Access-Control-Allow-Origin', '*');
    response.setHeader('Cross-Origin-Resource-Policy', 'cross-origin');
    response.setHeader('Content-Type', path.startsWith('/page') ? 'text/html' : 'text/javascript');
    response.end(path.startsWith('/page') ? '<!doctype html><title>Control</title>' : 'void 0;');
  });
  server.on('connection', () => hits.push('connection'));
  server.on('upgrade', (request, socket) => {
    hits.push(`upgrade ${request.url}`);
    socket.destroy();
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const udp = createSocket('udp4');
  udp.on('message', () => hits.push('packet'));
  await new Promise<void>((resolve) => udp.bind(0, '127.0.0.1', resolve));
  return {
    // Listening on TCP, so the address is not a path.
    httpPort: (server.address() as AddressInfo).port,
    udpPort: udp.address().port,
    hits,
    clear: () => void hits.splice(0),
    async close() {
      udp.close();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
