import type { Random } from './random.ts';
import type { Sketch } from './sketch.ts';

/** A handbag: a body that widens or narrows downwards, a handle, and a flap, a zip or a clasp. */
export function drawBag(sketch: Sketch, random: Random, tone: number): void {
  const halfTop = random.between(7.4, 11.6);
  const halfBottom = Math.min(12.6, halfTop + random.between(-1, 2.6));
  const top = random.between(9, 13.5);
  const bottom = random.between(22.5, 26);
  const grip = random.between(0.45, 0.75) * halfTop;
  const peak = Math.max(1.6, top - random.between(4, 9));
  const dark = tone * 0.7;
  const knee = peak + (top - peak) * 0.35;
  sketch.stroke(
    [
      14 - grip,
      top + 1,
      14 - grip * 0.9,
      knee,
      14 - grip * 0.45,
      peak,
      14 + grip * 0.45,
      peak,
      14 + grip * 0.9,
      knee,
      14 + grip,
      top + 1,
    ],
    random.between(1, 1.9),
    Math.min(255, dark + 25),
  );
  sketch.symmetric(
    [
      14,
      top,
      14 - halfTop + 1,
      top,
      14 - halfTop,
      top + 1,
      14 - halfBottom,
      bottom - 1.2,
      14 - halfBottom + 1.4,
      bottom,
      14,
      bottom,
    ],
    tone,
  );
  const kind = random.below(3);
  if (kind === 0) {
    const flap = top + (bottom - top) * random.between(0.35, 0.6);
    sketch.symmetric(
      [14, top, 14 - halfTop, top + 0.3, 14 - halfTop + 0.8, flap - 2, 14, flap],
      Math.min(255, tone * 1.12 + 8),
    );
    sketch.stroke([14 - halfTop + 0.8, flap - 2, 14, flap, 14 + halfTop - 0.8, flap - 2], 0.7, dark * 0.7);
  }
  if (kind === 1)
    sketch.stroke([14 - halfTop + 1.2, top + 2.2, 14 + halfTop - 1.2, top + 2.2], 0.8, dark * 0.6);
  if (kind !== 1)
    sketch.polygon([13, top + 4.4, 15, top + 4.4, 15, top + 6.4, 13, top + 6.4], tone > 150 ? 60 : 240);
}
