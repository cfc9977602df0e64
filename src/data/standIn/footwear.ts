/** Sandals, sneakers and ankle boots, all with the toe to the left. */
import type { Random } from './random.ts';
import type { Sketch } from './sketch.ts';

export function drawSandal(sketch: Sketch, random: Random, tone: number): void {
  const heel = random.chance(0.45) ? random.between(3, 6.5) : random.between(0, 1.4);
  const ground = random.between(19.5, 21) + heel / 2.4;
  const back = ground - heel;
  const thickness = random.between(1.1, 2.2);
  sketch.polygon(
    [
      1.2,
      ground - 1.2,
      9,
      ground - 1.4,
      26.4,
      back - 1.2,
      26.6,
      back - 1.2 + thickness,
      10,
      ground + thickness - 1,
      2,
      ground + thickness - 1,
    ],
    tone,
  );
  if (heel > 2)
    sketch.polygon(
      [22.5, back - 0.4, 26.6, back - 0.6, 26, ground + thickness - 1, 24.4, ground + thickness - 1],
      tone * 0.9,
    );
  const strap = random.between(0.9, 1.9);
  const height = random.between(5, 7.5);
  const light = Math.min(255, tone * 1.1 + 15);
  sketch.stroke([3.5, ground - 1.4, 6.5, ground - height * 0.62, 10.5, ground - 1.6], strap, light);
  if (random.chance(0.7))
    sketch.stroke([8, ground - 1.6, 11.5, ground - height * 0.8, 14.6, ground - 2], strap, light);
  // Around the ankle.
  const ankle = back - height - random.between(0, 2.4);
  sketch.stroke([24.8, back - 1.2, 25.2, ankle, 17.5, ankle + 1.2, 20, back - 1], strap, light);
  if (random.chance(0.5)) sketch.stroke([10.5, ground - height * 0.7, 18, ankle + 1.4], strap * 0.8, light);
}

export function drawSneaker(sketch: Sketch, random: Random, tone: number): void {
  const ground = random.between(20.5, 22);
  const height = random.between(8.5, 11);
  const top = ground - height;
  const toe = random.between(3.2, 4.4);
  sketch.polygon(
    [
      1.4,
      ground - 1.4,
      2,
      ground - toe,
      7,
      ground - toe - 1.6,
      12.5,
      top + 3,
      16.5,
      top + 0.6,
      19,
      top + 1.6,
      24.6,
      top + 1.4,
      25.6,
      top + 0.2,
      26.4,
      ground - 5,
      26.6,
      ground - 1.4,
    ],
    tone,
  );
  const sole = random.chance(0.75) ? Math.min(255, tone * 0.7 + 95) : tone * 0.45;
  sketch.polygon([1, ground - 1.7, 26.8, ground - 1.9, 26.6, ground + 0.5, 2, ground + 0.5], sole);
  for (let lace = 0; lace < 3; lace += 1) {
    const x = 9.4 + lace * 2.3;
    sketch.stroke(
      [x, ground - toe - 2.2 - lace * 1.2, x + 1.5, ground - toe - lace * 1.2],
      0.7,
      tone > 140 ? tone * 0.45 : 230,
    );
  }
  const stripe = tone > 130 ? tone * 0.5 : tone + 90;
  const kind = random.below(3);
  if (kind === 0) sketch.stroke([13, ground - 2.4, 19, ground - 5, 25, top + 3], 1.2, stripe);
  if (kind === 1)
    for (const x of [14, 16.6, 19.2]) sketch.stroke([x, ground - 2, x + 1.6, ground - 6], 1, stripe);
  sketch.stroke([6.5, ground - 1.8, 8, ground - toe - 1], 0.6, tone * 0.7);
}

export function drawAnkleBoot(sketch: Sketch, random: Random, tone: number): void {
  const ground = random.between(24, 25.8);
  const heel = random.between(0.8, 4.4);
  const top = random.between(2, 5.5);
  const front = random.between(13, 15.4);
  const flat = ground - heel;
  sketch.polygon(
    [
      1.8,
      ground - 1,
      2.4,
      ground - 4.4,
      7,
      ground - 6.6,
      front - 0.8,
      ground - 9.4,
      front,
      top + 0.5,
      25.4,
      top,
      25,
      ground - 10,
      26.2,
      flat - 2.4,
      26,
      flat,
      14,
      ground - 1,
    ],
    tone,
  );
  const sole = tone * random.between(0.35, 0.7);
  sketch.polygon(
    [
      1.4,
      ground - 1.2,
      13,
      ground - 1.4,
      18,
      flat - 0.6,
      26.2,
      flat - 0.6,
      26,
      flat + 0.6,
      18,
      flat + 0.7,
      13,
      ground + 0.4,
      2,
      ground + 0.4,
    ],
    sole,
  );
  if (heel > 1.2) sketch.polygon([20.6, flat, 26.2, flat, 25.6, ground + 0.4, 22, ground + 0.4], sole);
  const kind = random.below(3);
  // A zip, an elastic side, or a strap with a buckle.
  if (kind === 0) sketch.stroke([20.5, top + 1, 20.5, flat - 3], 0.6, tone * 0.55);
  if (kind === 1) sketch.polygon([17, top + 0.4, 22, top + 0.3, 20.6, top + 8, 18.6, top + 8], tone * 0.68);
  if (kind === 2)
    sketch.stroke([front - 1.5, ground - 10, 25, ground - 11], 1.2, Math.min(255, tone * 0.6 + 20));
  sketch.stroke([front, top + 0.9, 25.4, top + 0.5], 0.8, Math.min(255, tone * 1.2 + 15));
}
