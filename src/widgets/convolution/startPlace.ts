/** Where to begin on an image: not on an empty corner, where all products are 0 and there is nothing to see. */
import { productsAt } from '../../cnn/convolution.ts';
import { type Arithmetic, featureMap } from './arithmetic.ts';

export interface Place {
  readonly row: number;
  readonly column: number;
}

/** `wanted`, or, where all its products are 0, the place whose products have the largest sum, whatever its sign. */
export function startPlace(state: Arithmetic, wanted: Place = { row: 0, column: 0 }): Place {
  const { image, kernel } = state;
  const empty = productsAt(image, kernel, wanted.row, wanted.column, state)
    .flat()
    .every(({ product }) => product === 0);
  if (!empty) return wanted;
  let [best, largest] = [wanted, 0];
  for (const [row, line] of featureMap(state).entries()) {
    for (const [column, value] of line.entries()) {
      const strength = Math.abs(value - state.bias);
      if (strength > largest) [best, largest] = [{ row, column }, strength];
    }
  }
  return best;
}
