/**
 * The name that a misspelt one was probably meant to be. The distance counts letters added, left out and exchanged,
 * and neighbours that changed places, as one slip each (optimal string alignment, after Damerau 1964).
 */

/** With more slips a letter, any short name is near any other. */
const mostSlipsPerLetter = 0.34;

/** The nearest of `names`, or undefined where none is near. Capitals count little; one slip is always allowed. */
export function nearestName(
  misspelt: string,
  names: Iterable<string>,
  slipsPerLetter = mostSlipsPerLetter,
): string | undefined {
  let nearest: string | undefined;
  let least = Math.min(3, Math.max(1, Math.floor(misspelt.length * slipsPerLetter))) + 0.5;
  for (const name of names) {
    if (name === misspelt || Math.abs(name.length - misspelt.length) > least) continue;
    const distance =
      slips(misspelt.toLowerCase(), name.toLowerCase()) + (sameCapital(misspelt, name) ? 0 : 0.25);
    if (distance < least) [nearest, least] = [name, distance];
  }
  return nearest;
}

/** `tensr` is rather `tensor` than `Tensor`. */
function sameCapital([one = '']: string, [other = '']: string): boolean {
  return (one === one.toLowerCase()) === (other === other.toLowerCase());
}

function slips(one: string, other: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: other.length + 1 }, (_, column) => column);
  for (let row = 1; row <= one.length; row++) {
    const current = [row];
    for (let column = 1; column <= other.length; column++) {
      const same = one[row - 1] === other[column - 1];
      const exchanged = (last[column - 1] ?? 0) + (same ? 0 : 1);
      const swapped =
        one[row - 1] === other[column - 2] && one[row - 2] === other[column - 1]
          ? (beforeLast[column - 2] ?? Number.POSITIVE_INFINITY) + 1
          : Number.POSITIVE_INFINITY;
      current.push(Math.min(exchanged, swapped, (last[column] ?? 0) + 1, (current[column - 1] ?? 0) + 1));
    }
    [beforeLast, last] = [last, current];
  }
  return last[other.length] ?? 0;
}
