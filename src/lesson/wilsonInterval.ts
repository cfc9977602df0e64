/**
 * The range that a share over endlessly many cases plausibly lies in, from a sample of them: Wilson's interval (1927), which unlike
 * the textbook's `± z·√(p(1−p)/n)` stays within 0 and 1 and holds for small samples too.
 *
 * `deviations` is how many standard deviations lie within the range: 1.96 for 95 %. Shares run from 0 to 1.
 */
export function wilsonInterval(
  correct: number,
  count: number,
  deviations: number,
): { readonly low: number; readonly high: number } {
  const share = correct / count;
  const square = deviations ** 2;
  const centre = (share + square / (2 * count)) / (1 + square / count);
  const half =
    (deviations / (1 + square / count)) *
    Math.sqrt((share * (1 - share)) / count + square / (4 * count ** 2));
  return { low: Math.max(0, centre - half), high: Math.min(1, centre + half) };
}
