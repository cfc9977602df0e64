/** T-shirt, pullover, coat and shirt. They share a cut, so that telling them apart takes sleeves and details. */
import type { Random } from './random.ts';
import type { Sketch } from './sketch.ts';

/** How a top is cut, in pixels of the 28×28 sheet. */
interface Cut {
  readonly halfWidth: number;
  readonly halfHem: number;
  readonly hem: number;
  readonly neck: number;
  /** How far the neckline dips. */
  readonly dip: number;
  /** Where the cuff is, and how far out. */
  readonly cuff: number;
  readonly reach: number;
  readonly sleeveWidth: number;
}

function drawCut(sketch: Sketch, cut: Cut, tone: number): void {
  const shoulder = 14 - cut.halfWidth + 0.6;
  const armpit = 14 - cut.halfWidth;
  const outer = 14 - cut.reach;
  const long = cut.cuff > 15;
  const sleeve = long
    ? [14 - cut.neck, 2.6, shoulder, 3.6, (shoulder + outer) / 2 - 0.8, 8, outer, cut.cuff]
    : [14 - cut.neck, 2.6, shoulder, 3.6, outer, cut.cuff - 2.4];
  const cuffInner = long
    ? [outer + cut.sleeveWidth, cut.cuff + 0.5, armpit - 0.2, 11]
    : [outer + cut.sleeveWidth * 0.7, cut.cuff, armpit, 9.5];
  const body = [armpit + 0.3, 16, 14 - cut.halfHem, cut.hem, 14, cut.hem + 0.3];
  sketch.symmetric(
    [14, 2.6 + cut.dip, 14 - cut.neck * 0.65, 2.2 + cut.dip * 0.8, ...sleeve, ...cuffInner, ...body],
    tone,
  );
  if (!long) return;
  // The fold between arm and body, which the camera sees as a dark line.
  for (const edge of [armpit + 0.3, 28 - armpit - 0.3]) {
    sketch.stroke([edge, 8.5, edge, 13], 0.7, tone * 0.62);
  }
}

export function drawTShirt(sketch: Sketch, random: Random, tone: number): void {
  const cut: Cut = {
    halfWidth: random.between(5.8, 7.2),
    halfHem: random.between(5.8, 7.4),
    hem: random.between(23.5, 26),
    neck: random.between(2.4, 3.6),
    dip: random.between(0.8, 3.4),
    cuff: random.between(9, 12.5),
    reach: random.between(10.5, 12.8),
    sleeveWidth: random.between(3.2, 4.2),
  };
  drawCut(sketch, cut, tone);
  if (random.chance(0.35)) {
    // A print on the chest.
    const print = tone > 130 ? tone * 0.45 : tone + 100;
    const width = random.between(1.8, 3.6);
    const top = random.between(9, 11);
    sketch.symmetric([14, top, 14 - width, top + 0.6, 14 - width, top + 4, 14, top + 5], print);
  }
}

export function drawPullover(sketch: Sketch, random: Random, tone: number): void {
  const hem = random.between(23.5, 25.8);
  const cut: Cut = {
    halfWidth: random.between(5.6, 6.8),
    halfHem: random.between(5.6, 6.8),
    hem,
    neck: random.between(2.4, 3.4),
    dip: random.between(0.3, 1.4),
    cuff: random.between(21.5, 25),
    reach: random.between(10.8, 12.6),
    sleeveWidth: random.between(2.8, 3.6),
  };
  drawCut(sketch, cut, tone);
  // Ribs at the hem, and a collar that stands up on some.
  sketch.symmetric(
    [14, hem - 1.7, 14 - cut.halfHem, hem - 1.7, 14 - cut.halfHem, hem - 1, 14, hem - 1],
    tone * 0.72,
  );
  if (random.chance(0.4)) sketch.symmetric([14, 1, 11.6, 1, 11.2, 3.6, 14, 4], tone * 0.85);
}

export function drawCoat(sketch: Sketch, random: Random, tone: number): void {
  const hem = random.between(25.4, 27.2);
  const cut: Cut = {
    halfWidth: random.between(5.4, 6.6),
    halfHem: random.between(6.2, 7.8),
    hem,
    neck: random.between(2.2, 3),
    dip: random.between(0.2, 0.8),
    cuff: random.between(19.5, 23.5),
    reach: random.between(10.6, 12.4),
    sleeveWidth: random.between(3, 3.8),
  };
  drawCut(sketch, cut, tone);
  const line = tone * random.between(0.2, 0.5);
  const opening = 14 + random.between(-0.5, 0.5);
  const lapel = random.between(8, 12);
  sketch.stroke([opening, lapel - 1, opening, hem], random.between(0.7, 1.2), line);
  sketch.polygon([14 - cut.neck, 2.4, 14 + cut.neck, 2.4, opening, lapel], Math.min(255, tone * 0.55));
  sketch.polygon(
    [14 - cut.neck - 0.8, 2.4, 14 - cut.neck + 0.8, 2.2, opening, lapel, 14 - cut.neck - 1.6, 7],
    Math.min(255, tone * 1.15 + 12),
  );
  sketch.polygon(
    [14 + cut.neck + 0.8, 2.4, 14 + cut.neck - 0.8, 2.2, opening, lapel, 14 + cut.neck + 1.6, 7],
    Math.min(255, tone * 1.15 + 12),
  );
  if (random.chance(0.6)) {
    sketch.stroke([9, 18.4, 12, 18], 0.8, line);
    sketch.stroke([19, 18.4, 16, 18], 0.8, line);
  }
}

export function drawShirt(sketch: Sketch, random: Random, tone: number): void {
  const long = random.chance(0.6);
  const hem = random.between(24, 26.5);
  const cut: Cut = {
    halfWidth: random.between(5.4, 6.8),
    halfHem: random.between(5.4, 6.8),
    hem: hem - 1,
    neck: random.between(2.2, 3),
    dip: random.between(1.4, 3),
    cuff: long ? random.between(20, 24) : random.between(10, 13),
    reach: random.between(10.4, 12.4),
    sleeveWidth: random.between(2.6, 3.6),
  };
  drawCut(sketch, cut, tone);
  // The hem hangs lower in the middle.
  sketch.symmetric([14, hem - 2, 14 - cut.halfHem + 0.8, hem - 1.4, 12, hem, 14, hem + 0.4], tone);
  const light = Math.min(255, tone * 1.2 + 20);
  sketch.polygon([14 - cut.neck - 0.6, 2, 14 - cut.neck + 1.2, 1.6, 14, 4.6, 12.2, 6], light);
  sketch.polygon([14 + cut.neck + 0.6, 2, 14 + cut.neck - 1.2, 1.6, 14, 4.6, 15.8, 6], light);
  sketch.stroke([14, 4.6, 14, hem], 0.8, tone * 0.78);
  for (let button = 7; button < hem - 2; button += 3.6) {
    sketch.stroke([14, button, 14, button + 0.9], 0.9, tone > 140 ? tone * 0.3 : 235);
  }
}
