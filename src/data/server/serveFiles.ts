/** Answers the browser's requests for the data set's files in development and preview. */
import { createReadStream } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { type DatasetFile, type SiteSources, sitePath } from '../officialFiles.ts';
import type { Found } from './findFiles.ts';

/**
 * A middleware for `data/fashion-mnist/…`. The files go out as they are, without `Content-Encoding: gzip`:
 * with it the browser would inflate them, and their checksums could not be checked.
 *
 * @param find what is known of the files; asked at each request, and expected to remember its answer.
 */
export function serveFiles(
  files: readonly DatasetFile[],
  find: () => Promise<Found>,
): (request: IncomingMessage, response: ServerResponse, next: (error?: unknown) => void) => void {
  return (request, response, next) => {
    const { pathname } = new URL(request.url ?? '/', 'http://site');
    const at = pathname.lastIndexOf(`/${sitePath}`);
    const name = at === -1 ? '' : pathname.slice(at + 1 + sitePath.length);
    const file = files.find((one) => one.name === name);
    if (file === undefined && name !== 'sources.json') {
      next();
      return;
    }
    find()
      .then((found) => (file ? sendFile(request, response, file, found) : sendSources(response, found)))
      .catch(next);
  };
}

async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: DatasetFile,
  { folder, note }: Found,
): Promise<void> {
  if (folder === undefined) {
    response.writeHead(404, { 'Content-Type': 'text/plain; charset=utf-8' }).end(`${file.name}: ${note}`);
    return;
  }
  const tag = `"${file.sha256}"`;
  if (request.headers['if-none-match'] === tag) {
    response.writeHead(304, { ETag: tag }).end();
    return;
  }
  response.writeHead(200, {
    'Content-Type': 'application/gzip',
    'Content-Length': file.bytes,
    'Cache-Control': 'no-cache',
    'Cross-Origin-Resource-Policy': 'same-origin',
    ETag: tag,
  });
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  // A reader that goes away midway (a closed tab) is no error of the server.
  await pipeline(createReadStream(join(folder, file.name)), response).catch(() => response.destroy());
}

async function sendSources(response: ServerResponse, { folder, note }: Found): Promise<void> {
  const sources: SiteSources = { sameOrigin: folder !== undefined, note };
  response
    .writeHead(200, { 'Content-Type': 'application/json; charset=utf-8', 'Cache-Control': 'no-cache' })
    .end(JSON.stringify(sources));
}
