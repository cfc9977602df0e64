/** Winograd's F(2×2, 3×3), on the points 0, 1, −1 and ∞: 16 products for 2×2 outputs, 4 for each instead of 9. */
import { rowBytes } from './geometry';
import { reduceFour } from './pooling';
import { relu4 } from './simd';

/** G g Gᵀ of four filters at once, their taps at `taps`; `work` holds 12 vectors. */
export function transformFilters2(out: usize, planeBytes: usize, taps: usize, work: usize): void {
  const half = f32x4.splat(0.5);
  // First the columns, then the rows of what has come of them.
  for (let side: usize = 0; side < 7; side++) {
    const column = side < 3;
    const from = column ? taps + (side << 4) : work + (side - 3) * 48;
    const step: usize = column ? 48 : 16;
    let to = column ? work + (side << 4) : out + 4 * (side - 3) * planeBytes;
    const toStep: usize = column ? 48 : planeBytes;
    const g0 = v128.load(from), g1 = v128.load(from + step), g2 = v128.load(from + 2 * step);
    const outer = f32x4.mul(half, f32x4.add(g0, g2)), inner = f32x4.mul(half, g1);
    v128.store(to, g0); to += toStep;
    v128.store(to, f32x4.add(outer, inner)); to += toStep;
    v128.store(to, f32x4.sub(outer, inner)); to += toStep;
    v128.store(to, g2);
  }
}

/** Bᵀ d B of one 4×4 patch of `depth` channels (a multiple of 4), into 16 planes of rows of `depth`; `work` holds 16 vectors. */
export function transformPatch2(patch: usize, to: usize, depth: i32, planeBytes: usize, work: usize): void {
  const pixel = <usize>depth << 2;
  for (let c: usize = 0; c < pixel; c += 16) {
    for (let side: usize = 0; side < 8; side++) {
      const column = side < 4;
      const from = column ? patch + c + side * pixel : work + ((side - 4) << 6);
      const step: usize = column ? rowBytes : 16;
      let out = column ? work + (side << 4) : to + c + 4 * (side - 4) * planeBytes;
      const outStep: usize = column ? 64 : planeBytes;
      const d0 = v128.load(from), d1 = v128.load(from + step), d2 = v128.load(from + 2 * step), d3 = v128.load(from + 3 * step);
      v128.store(out, f32x4.sub(d0, d2)); out += outStep;
      v128.store(out, f32x4.add(d1, d2)); out += outStep;
      v128.store(out, f32x4.sub(d2, d1)); out += outStep;
      v128.store(out, f32x4.sub(d1, d3));
    }
  }
}

/**
 * Aᵀ m A + bias of one tile, `channels` in all, for its first `rows` × `columns` outputs (1 or 2 each): to `y`, whose map has rows of
 * `mapRow` bytes; with `winners` not 0 their maximum alone to `y`, and the winners' bytes to `winners`.
 */
export function writeTile2(
  from: usize, planeBytes: usize, biases: usize, channels: i32, rectify: bool,
  y: usize, mapRow: usize, winners: usize, rows: i32, columns: i32,
): void {
  const pixel = <usize>channels << 2;
  const right = columns > 1, below = rows > 1;
  for (let o: usize = 0; o < pixel; o += 16) {
    const bias = v128.load(biases + o);
    let p = from + o;
    const m00 = v128.load(p); p += planeBytes; const m01 = v128.load(p); p += planeBytes;
    const m02 = v128.load(p); p += planeBytes; const m03 = v128.load(p); p += planeBytes;
    const m10 = v128.load(p); p += planeBytes; const m11 = v128.load(p); p += planeBytes;
    const m12 = v128.load(p); p += planeBytes; const m13 = v128.load(p); p += planeBytes;
    const m20 = v128.load(p); p += planeBytes; const m21 = v128.load(p); p += planeBytes;
    const m22 = v128.load(p); p += planeBytes; const m23 = v128.load(p); p += planeBytes;
    const s0 = f32x4.add(f32x4.add(m00, m10), m20), s1 = f32x4.add(f32x4.add(m01, m11), m21);
    const s2 = f32x4.add(f32x4.add(m02, m12), m22), s3 = f32x4.add(f32x4.add(m03, m13), m23);
    const m30 = v128.load(p); p += planeBytes; const m31 = v128.load(p); p += planeBytes;
    const m32 = v128.load(p); p += planeBytes; const m33 = v128.load(p);
    const u0 = f32x4.sub(f32x4.sub(m10, m20), m30), u1 = f32x4.sub(f32x4.sub(m11, m21), m31);
    const u2 = f32x4.sub(f32x4.sub(m12, m22), m32), u3 = f32x4.sub(f32x4.sub(m13, m23), m33);
    let y00 = f32x4.add(bias, f32x4.add(f32x4.add(s0, s1), s2));
    let y01 = f32x4.add(bias, f32x4.sub(f32x4.sub(s1, s2), s3));
    let y10 = f32x4.add(bias, f32x4.add(f32x4.add(u0, u1), u2));
    let y11 = f32x4.add(bias, f32x4.sub(f32x4.sub(u1, u2), u3));
    if (winners != 0) {
      reduceFour(y00, y01, y10, y11, rectify, y + o, winners + (o >> 2), 4);
      continue;
    }
    if (rectify) { y00 = relu4(y00); y01 = relu4(y01); y10 = relu4(y10); y11 = relu4(y11); }
    v128.store(y + o, y00);
    if (right) v128.store(y + pixel + o, y01);
    if (below) v128.store(y + mapRow + o, y10);
    if (right && below) v128.store(y + mapRow + pixel + o, y11);
  }
}
