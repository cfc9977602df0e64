/** What turns flat shapes into garments: weave, folds of light, and the grain of a small photograph. */
import type { Random } from './random.ts';
import { side } from './sketch.ts';

/** Multiplies a garment's brightness, where there is any, with stripes, checks or a weave, and with a light from one side. */
export function weave(pixels: Float64Array, random: Random, patterned: boolean): void {
  const kind = patterned ? random.below(4) : 3;
  const period = 2 + random.below(3);
  const depth = random.between(0.12, 0.42);
  const light = random.between(-0.012, 0.012);
  const fall = random.between(-0.008, 0.008);
  for (let row = 0; row < side; row += 1) {
    const across = row % (2 * period) < period;
    for (let column = 0; column < side; column += 1) {
      const index = row * side + column;
      const value = pixels[index] as number;
      if (value === 0) continue;
      const along = column % (2 * period) < period;
      const dark = (kind === 0 && across) || (kind === 1 && along) || (kind === 2 && across !== along);
      const shade = 1 + light * (column - side / 2) + fall * (row - side / 2);
      pixels[index] = value * (dark ? 1 - depth : 1) * shade;
    }
  }
}

/** Writes the sheet as bytes: grain on the garment, a speck here and there, and a black ground. */
export function develop(pixels: Float64Array, random: Random, image: Uint8Array): void {
  const grain = random.between(12, 44);
  for (let index = 0; index < image.length; index += 1) {
    const value = pixels[index] as number;
    if (value < 1) continue;
    image[index] = Math.max(1, Math.min(255, Math.round(value + grain * random.around())));
  }
}
