import { describe, expect, it } from 'vitest';
import { checkMessage } from '../../src/kernel/checkMessage.ts';
import type { FromWorker, ToWorker } from '../../src/kernel/protocol.ts';
import { servePageBytes } from '../../src/kernel/servePageBytes.ts';
import { createPageBytesRequests } from '../../src/kernel/worker/pageBytes.ts';

const uninterrupted = { check: () => undefined, race: <Value>(promise: Promise<Value>) => promise };

/** A worker and a page in one: what the worker asks, checked as on the page, is answered from `given`. */
function connected(given: (name: string) => Promise<Uint8Array<ArrayBuffer>>) {
  const asked: FromWorker[] = [];
  const requests = createPageBytesRequests((message) => {
    const checked = checkMessage(message, () => false);
    if (checked?.type !== 'page-bytes-wanted') throw new Error('refused');
    asked.push(checked);
    servePageBytes(given, checked, (answer: ToWorker) => {
      if (answer.type === 'page-bytes' || answer.type === 'page-bytes-failed') requests.answer(answer);
    });
  }, uninterrupted);
  return { requests, asked };
}

describe('bytes that only the page has', () => {
  it('come to whoever asked, each by its name', async () => {
    const { requests } = connected(async (name) => Uint8Array.of(name.length));
    const answers = await Promise.all([requests.ask('drawing'), requests.ask('recorded-weights')]);
    expect(answers.map((bytes) => bytes[0])).toEqual(['drawing'.length, 'recorded-weights'.length]);
  });

  it('or the page’s reason comes', async () => {
    const { requests } = connected(() => Promise.reject(new Error('nothing is drawn')));
    await expect(requests.ask('drawing')).rejects.toThrow('nothing is drawn');
  });

  it('cannot be asked for by a name that is not on the list, or an invalid number', () => {
    const message = { type: 'page-bytes-wanted', requestId: 1, name: 'drawing' };
    expect(checkMessage({ ...message, extra: 1 }, () => false)).toEqual(message);
    expect(checkMessage({ ...message, name: '../secrets' }, () => false)).toBeUndefined();
    expect(checkMessage({ ...message, requestId: -1 }, () => false)).toBeUndefined();
  });
});
