import { describe, expect, it } from 'vitest';
import { createLatestPicture } from '../../../src/widgets/drawing/latestPicture.ts';

describe('the latest picture', () => {
  it('is the example until something is drawn: 28×28, bright on black', () => {
    const pixels = createLatestPicture().pixels();
    expect(pixels).toHaveLength(784);
    expect(pixels[0]).toBe(0);
    expect(pixels[14 * 28 + 14]).toBe(255);
  });

  it('tells of a change, but not of the same picture again', () => {
    const picture = createLatestPicture();
    let changes = 0;
    const stop = picture.subscribe(() => {
      changes += 1;
    });
    picture.set(new Uint8Array(784).fill(9));
    picture.set(new Uint8Array(784).fill(9));
    expect(changes).toBe(1);
    expect(picture.pixels()[5]).toBe(9);
    stop();
    picture.set(new Uint8Array(784));
    expect(changes).toBe(1);
  });

  it('does not tell of the example, which the widget sets when it appears', () => {
    const picture = createLatestPicture();
    let changes = 0;
    picture.subscribe(() => {
      changes += 1;
    });
    picture.set(createLatestPicture().pixels());
    expect(changes).toBe(0);
  });
});
