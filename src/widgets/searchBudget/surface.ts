/**
 * A made-up result of training for two settings, each from 0 to 1. After the picture of Bergstra and Bengio, "Random
 * search for hyper-parameter optimization" (JMLR 13, 2012): one setting matters a lot, the other hardly.
 */
export interface Place {
  /** The setting that matters, such as the learning rate. */
  readonly x: number;
  readonly y: number;
}

export interface Surface {
  /** The best value of each setting. */
  readonly peak: Place;
  /** How much the second setting matters, from 0 (not at all) to 1 (as much as the first). */
  readonly secondMatters: number;
}

const width = 0.13;
const [lowest, gain] = [70, 20];

/** A made-up accuracy in percent, 90 at the peak. */
export function accuracyAt({ x, y }: Place, { peak, secondMatters }: Surface): number {
  const distance = ((x - peak.x) / width) ** 2 + secondMatters * ((y - peak.y) / width) ** 2;
  return lowest + gain / (1 + distance);
}

/** From 0 at the lowest accuracy there can be to 1 at the peak. */
export function heightAt(place: Place, surface: Surface): number {
  return (accuracyAt(place, surface) - lowest) / gain;
}
