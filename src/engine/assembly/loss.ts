/**
 * Softmax and cross-entropy with the gradient for the logits, one example at a time and in float64, so that nothing is lost where
 * a probability is close to 0 or 1. The formulas are those of tfjs' losses, with their clipping to [ε, 1 − ε]:
 *
 *   p = softmax(z);  p' = clip(p) for labels given as numbers, else p;  q = p' / Σ p';  loss = − Σ t ln clip(q)
 */
import { firstOf } from './parts';
import { take } from './scratch';

/** How the targets are given: class numbers as float32 or int32, or one float32 for each class. */
const LABELS = 0, INTEGER_LABELS = 1;

const LN2_HIGH: f64 = 6.93147180369123816490e-01, LN2_LOW: f64 = 1.90821492927058770002e-10;
const LN2: f64 = 0.69314718055994530942, SQRT2: f64 = 1.41421356237309504880;

/** e^x for x ≤ 0: x = k ln 2 + r, and e^r by its Taylor series, whose rest is below 1e-15 for |r| ≤ ln 2 / 2. */
function exponential(x: f64): f64 {
  if (x < -700) return 0;
  const k = nearest(x / LN2);
  const r = (x - k * LN2_HIGH) - k * LN2_LOW;
  let sum: f64 = 1;
  for (let n: f64 = 13; n > 0; n--) sum = 1 + sum * r / n;
  return sum * reinterpret<f64>((<i64>k + 1023) << 52);
}

/** ln x for normal x > 0 and NaN: x = m 2^k with m in [√½, √2), and ln m = 2 artanh((m − 1) / (m + 1)). */
function logarithm(x: f64): f64 {
  if (isNaN(x)) return x;
  const bits = reinterpret<i64>(x);
  let k = (bits >> 52) - 1023;
  let m = reinterpret<f64>((bits & 0x000fffffffffffff) | 0x3ff0000000000000);
  if (m > SQRT2) {
    m *= 0.5;
    k++;
  }
  const s = (m - 1) / (m + 1), square = s * s;
  let sum: f64 = 0;
  for (let n: f64 = 21; n > 0; n -= 2) sum = sum * square + 1 / n;
  return 2 * s * sum + <f64>k * LN2;
}

// @ts-ignore: decorator
@inline
function clipped(value: f64, epsilon: f64): f64 {
  return min(max(value, epsilon), 1 - epsilon);
}

// @ts-ignore: decorator
@inline
function inside(value: f64, epsilon: f64): bool {
  return value >= epsilon && value <= 1 - epsilon;
}

/** The target of one class. */
// @ts-ignore: decorator
@inline
function targetOf(targets: usize, kind: i32, row: i32, c: i32, classes: i32): f64 {
  if (kind == LABELS) return floor(f32.load(targets + (<usize>row << 2))) == <f32>c ? 1 : 0;
  if (kind == INTEGER_LABELS) return load<i32>(targets + (<usize>row << 2)) == c ? 1 : 0;
  return f32.load(targets + (<usize>(row * classes + c) << 2));
}

/** First of the largest of the targets (for labels, the label itself, also where it is no class). */
function targetClass(targets: usize, kind: i32, row: i32, classes: i32): f32 {
  if (kind == LABELS) return f32.load(targets + (<usize>row << 2));
  if (kind == INTEGER_LABELS) return <f32>load<i32>(targets + (<usize>row << 2));
  let best = 0;
  for (let c = 1; c < classes; c++) {
    const at = targets + (<usize>(row * classes) << 2);
    if (f32.load(at + (<usize>c << 2)) > f32.load(at + (<usize>best << 2))) best = c;
  }
  return <f32>best;
}

/**
 * Arguments: rows, classes, logits, targets, kind of the targets, probabilities, gradient of the logits, loss of each row,
 * whether each row's largest probability is that of its target (1 or 0), then float32: ε, and what a row's gradient is
 * multiplied by.
 */
export function softmaxCrossEntropy(args: usize, part: i32, parts: i32): void {
  const rows = load<i32>(args), classes = load<i32>(args, 4), logits = load<usize>(args, 8), targets = load<usize>(args, 12);
  const kind = load<i32>(args, 16), probabilities = load<usize>(args, 20), gradients = load<usize>(args, 24);
  const losses = load<usize>(args, 28), hits = load<usize>(args, 32);
  const epsilon = <f64>f32.load(args, 36), share = <f64>f32.load(args, 40);
  const clips = kind == LABELS || kind == INTEGER_LABELS;
  const exact = take(2 * classes);
  const end = firstOf(rows, part + 1, parts);
  for (let row = firstOf(rows, part, parts); row < end; row++) {
    const at = <usize>(row * classes) << 2;
    let best = 0;
    let most = f32.load(logits + at);
    for (let c = 1; c < classes; c++) {
      const value = f32.load(logits + at + (<usize>c << 2));
      if (value > most) {
        most = value;
        best = c;
      }
    }
    let total: f64 = 0;
    for (let c = 0; c < classes; c++) {
      const e = exponential(<f64>f32.load(logits + at + (<usize>c << 2)) - <f64>most);
      f64.store(exact + (<usize>c << 3), e);
      total += e;
    }
    let sum: f64 = 0;
    for (let c = 0; c < classes; c++) {
      const p = f64.load(exact + (<usize>c << 3)) / total;
      f64.store(exact + (<usize>c << 3), p);
      f32.store(probabilities + at + (<usize>c << 2), <f32>p);
      sum += clips ? clipped(p, epsilon) : p;
    }
    // The loss and, of its derivative by p', the part that is the same for all classes.
    let loss: f64 = 0, common: f64 = 0;
    for (let c = 0; c < classes; c++) {
      const t = targetOf(targets, kind, row, c, classes);
      if (t == 0) continue;
      const p = f64.load(exact + (<usize>c << 3));
      const q = (clips ? clipped(p, epsilon) : p) / sum;
      loss -= t * logarithm(clipped(q, epsilon));
      if (inside(q, epsilon)) common += t;
    }
    // Σ p dp, which softmax takes off every class; with it p (dp − Σ p dp) is the logit's gradient.
    let weighed: f64 = 0;
    for (let pass = 0; pass < 2; pass++) {
      for (let c = 0; c < classes; c++) {
        const p = f64.load(exact + (<usize>c << 3));
        const own = clips ? clipped(p, epsilon) : p;
        const t = targetOf(targets, kind, row, c, classes);
        let slope = common / sum;
        if (t != 0 && inside(own / sum, epsilon)) slope -= t / own;
        if (clips && !inside(p, epsilon)) slope = 0;
        if (pass == 0) weighed += p * slope;
        else f32.store(gradients + at + (<usize>c << 2), <f32>(p * (slope - weighed) * share));
      }
    }
    f32.store(losses + (<usize>row << 2), <f32>loss);
    f32.store(hits + (<usize>row << 2), targetClass(targets, kind, row, classes) == <f32>best ? 1 : 0);
  }
}
