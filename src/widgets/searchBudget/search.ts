import { accuracyAt, type Place, type Surface } from './surface.ts';

/** The middle of each field of a square grid. @param budget a square number of trainings. */
export function gridPlaces(budget: number): Place[] {
  const side = Math.sqrt(budget);
  if (!Number.isInteger(side)) throw new RangeError(`gridPlaces: a budget of ${budget} makes no square grid`);
  return Array.from({ length: budget }, (_, index) => ({
    x: ((index % side) + 0.5) / side,
    y: (Math.floor(index / side) + 0.5) / side,
  }));
}

export function randomPlaces(budget: number, random: () => number): Place[] {
  return Array.from({ length: budget }, () => ({ x: random(), y: random() }));
}

/** The place with the highest accuracy. */
export function bestPlace(places: readonly Place[], surface: Surface): Place | undefined {
  return places.reduce<Place | undefined>(
    (best, place) =>
      best === undefined || accuracyAt(place, surface) > accuracyAt(best, surface) ? place : best,
    undefined,
  );
}

/**
 * In which share of `rounds` a random search finds a better place than the grid, the peak being somewhere else each
 * time.
 */
export function randomWins(
  budget: number,
  secondMatters: number,
  { rounds, random }: { readonly rounds: number; readonly random: () => number },
): number {
  const grid = gridPlaces(budget);
  let wins = 0;
  for (let round = 0; round < rounds; round++) {
    const surface: Surface = { peak: { x: random(), y: random() }, secondMatters };
    if (best(randomPlaces(budget, random), surface) > best(grid, surface)) wins++;
  }
  return wins / rounds;
}

function best(places: readonly Place[], surface: Surface): number {
  return Math.max(...places.map((place) => accuracyAt(place, surface)));
}
