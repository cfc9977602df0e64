/** Trousers and dresses. */
import type { Random } from './random.ts';
import type { Sketch } from './sketch.ts';

export function drawTrouser(sketch: Sketch, random: Random, tone: number): void {
  const waist = random.between(3.2, 4.6);
  const hips = waist + random.between(0.4, 1.2);
  const ankle = random.between(4, 6.6);
  const leg = random.between(2.6, 3.8);
  const hem = random.between(25, 27.2);
  const crotch = random.between(8.5, 11);
  sketch.symmetric(
    [
      14,
      1.4,
      14 - waist,
      1.4,
      14 - hips,
      7,
      14 - ankle,
      hem,
      14 - Math.max(0.5, ankle - leg),
      hem,
      14,
      crotch,
    ],
    tone,
  );
  sketch.symmetric([14, 2.6, 14 - waist - 0.1, 2.6, 14 - waist - 0.15, 3.2, 14, 3.2], tone * 0.65);
  sketch.stroke([14, 3.2, 14, crotch - 1], 0.6, tone * 0.6);
  if (random.chance(0.5)) {
    sketch.stroke([14 - hips + 1.2, 4, 14 - hips, 6.4], 0.6, tone * 0.6);
    sketch.stroke([14 + hips - 1.2, 4, 14 + hips, 6.4], 0.6, tone * 0.6);
  }
}

export function drawDress(sketch: Sketch, random: Random, tone: number): void {
  const bust = random.between(2.8, 4.2);
  const waist = bust - random.between(0.2, 1);
  const hem = random.between(4, 8);
  const length = random.between(24.5, 27.2);
  const dip = random.between(0.8, 3.4);
  const strap = random.between(0.7, 1.8);
  const top = [14, 1.6 + dip, 14 - bust + strap, 1.2, 14 - bust, 1.2];
  const sleeve = random.chance(0.45)
    ? [14 - bust - 2, 5, 14 - bust - random.between(1.6, 3), random.between(7, 11), 14 - bust - 0.2, 7]
    : [14 - bust - 0.3, 5.6];
  sketch.symmetric(
    [...top, ...sleeve, 14 - waist, 11, 14 - (waist + hem) / 2, 17, 14 - hem, length, 14, length + 0.4],
    tone,
  );
  if (random.chance(0.6))
    sketch.symmetric([14, 10.6, 14 - waist, 10.6, 14 - waist, 11.6, 14, 11.6], tone * 0.6);
  // Pleats.
  if (random.chance(0.5)) {
    for (const pleat of [-0.55, 0, 0.55]) {
      sketch.stroke([14 + pleat * waist, 12, 14 + pleat * hem, length], 0.5, tone * 0.76);
    }
  }
}
