/** Which tiles Winograd's algorithm cuts a map into, and what that costs. */

/** Large tiles are taken where they need less than this share of the small ones' products. */
const largeTilesPay = 0.9;

export interface Tiles {
  /** Outputs in each direction. */
  readonly edge: 2 | 4;
  /** Products for each pair of channels. */
  readonly products: number;
}

function tilesOf(edge: 2 | 4, [height, width]: readonly [number, number]): Tiles {
  return { edge, products: (edge + 2) ** 2 * Math.ceil(height / edge) * Math.ceil(width / edge) };
}

/** @param outputs rows and columns that are wanted */
export function winogradTiles(outputs: readonly [rows: number, columns: number]): Tiles {
  const [small, large] = [tilesOf(2, outputs), tilesOf(4, outputs)];
  return large.products < largeTilesPay * small.products ? large : small;
}
