import { describe, expect, it } from 'vitest';
import { drawnImage } from '../../src/lesson/drawnImage.ts';
import { plainHost } from './lessonHost.ts';

describe('the drawn image', () => {
  it('is what the page gives, row by row', async () => {
    const pixels = Uint8Array.from({ length: 784 }, (_, at) => at % 256);
    const image = await drawnImage(plainHost({ pageBytes: async () => pixels }));
    expect(image.shape).toEqual([28, 28]);
    expect([...(await image.data())]).toEqual([...pixels]);
  });

  it('refuses another number of pixels', async () => {
    const host = plainHost({ pageBytes: async () => new Uint8Array(100) });
    await expect(drawnImage(host)).rejects.toThrow('100 numbers, not 28×28');
  });
});
