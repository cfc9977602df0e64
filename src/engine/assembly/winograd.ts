/**
 * 3×3 convolution with stride 1 by Winograd's minimal filtering F(2×2, 3×3) (Lavin & Gray 2015, "Fast algorithms
 * for convolutional neural networks", section 4.1): 16 products instead of 36 for a 2×2 tile of outputs.
 *
 *   output = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A
 *
 * A tile of outputs is also a 2×2 window of max pooling, so with pooling the tile is reduced in registers.
 */
import {
  readGeometry, GEOMETRY_WORDS, batch, inChannels, outChannels, rowBytes, stageImage,
} from './geometry';
import { padBias, panelsOf } from './filters';
import { clearWinners, winnerBytes } from './pooling';
import { take } from './scratch';
import { relu4 } from './simd';
import { firstOf } from './parts';
import { multiplyPanels, PANEL } from './tile';

const OWN = <usize>GEOMETRY_WORDS << 2;
/** Tiles multiplied at once: their transforms stay in the second-level cache. */
const BLOCK = 48;

/**
 * G g Gᵀ for the filters of channels first … end, into [16][panel][inChannel][8]. With `flipped`, of the filter
 * that the input gradient convolves with.
 */
function transformFilters(to: usize, filter: usize, flipped: bool, first: i32, end: i32): void {
  const depth = inChannels;
  const planeBytes = <usize>(panelsOf(outChannels) * PANEL * depth) << 2;
  const tapBytes = <usize>(depth * outChannels) << 2;
  if (outChannels % PANEL != 0) {
    // The last panel's spare columns are multiplied too, though never stored.
    const spare = to + (<usize>(outChannels / PANEL * depth * PANEL) << 2);
    for (let plane: usize = 0; plane < 16; plane++) {
      for (let c = first; c < end; c++) v128.store(spare + plane * planeBytes + (<usize>(c * PANEL) << 2), f32x4.splat(0), 16);
    }
  }
  for (let c = first; c < end; c++) {
    for (let n = 0; n < outChannels; n += 4) {
      const out = to + (<usize>((n / PANEL * depth + c) * PANEL + n % PANEL) << 2);
      if (flipped) transformFour(out, planeBytes, filter + 8 * tapBytes + (<usize>(n * depth + c) << 2), 0 - tapBytes, <usize>depth << 2);
      else transformFour(out, planeBytes, filter + (<usize>(c * outChannels + n) << 2), tapBytes, 4);
    }
  }
}

/** Four numbers that are `stride` bytes apart. */
// @ts-ignore: decorator
@inline
function loadFour(from: usize, stride: usize): v128 {
  if (stride == 4) return v128.load(from);
  const two = v128.load32_lane(from + stride, v128.load32_zero(from), 1);
  return v128.load32_lane(from + 3 * stride, v128.load32_lane(from + 2 * stride, two, 2), 3);
}

/** One row of the transform along a filter's columns: g0, (g0 + g1 + g2) / 2, (g0 - g1 + g2) / 2, g2. */
// @ts-ignore: decorator
@inline
function storeRow(out: usize, planeBytes: usize, g0: v128, g1: v128, g2: v128): void {
  const half = f32x4.splat(0.5);
  const outer = f32x4.mul(half, f32x4.add(g0, g2)), inner = f32x4.mul(half, g1);
  v128.store(out, g0);
  v128.store(out + planeBytes, f32x4.add(outer, inner));
  v128.store(out + 2 * planeBytes, f32x4.sub(outer, inner));
  v128.store(out + 3 * planeBytes, g2);
}

/** G g Gᵀ of four filters at once. */
// @ts-ignore: decorator
@inline
function transformFour(out: usize, planeBytes: usize, g: usize, tap: usize, stride: usize): void {
  const g00 = loadFour(g, stride), g01 = loadFour(g + tap, stride), g02 = loadFour(g + 2 * tap, stride);
  const g10 = loadFour(g + 3 * tap, stride), g11 = loadFour(g + 4 * tap, stride), g12 = loadFour(g + 5 * tap, stride);
  const g20 = loadFour(g + 6 * tap, stride), g21 = loadFour(g + 7 * tap, stride), g22 = loadFour(g + 8 * tap, stride);
  const half = f32x4.splat(0.5);
  const o0 = f32x4.mul(half, f32x4.add(g00, g20)), o1 = f32x4.mul(half, f32x4.add(g01, g21)), o2 = f32x4.mul(half, f32x4.add(g02, g22));
  const i0 = f32x4.mul(half, g10), i1 = f32x4.mul(half, g11), i2 = f32x4.mul(half, g12);
  storeRow(out, planeBytes, g00, g01, g02);
  storeRow(out + 4 * planeBytes, planeBytes, f32x4.add(o0, i0), f32x4.add(o1, i1), f32x4.add(o2, i2));
  storeRow(out + 8 * planeBytes, planeBytes, f32x4.sub(o0, i0), f32x4.sub(o1, i1), f32x4.sub(o2, i2));
  storeRow(out + 12 * planeBytes, planeBytes, g20, g21, g22);
}

/** Bᵀ d B of one 4×4 patch of `depth` channels (a multiple of 4), into 16 planes of rows of `depth`. */
function transformPatch(patch: usize, to: usize, depth: i32, planeBytes: usize): void {
  const pixel = <usize>depth << 2;
  for (let c = 0; c < depth; c += 4) {
    const p0 = patch + (<usize>c << 2), p1 = p0 + rowBytes, p2 = p1 + rowBytes, p3 = p2 + rowBytes;
    let out = to + (<usize>c << 2);
    let t00: v128, t01: v128, t02: v128, t03: v128, t10: v128, t11: v128, t12: v128, t13: v128;
    let t20: v128, t21: v128, t22: v128, t23: v128, t30: v128, t31: v128, t32: v128, t33: v128;
    let a = v128.load(p0), b = v128.load(p1), d = v128.load(p2), e = v128.load(p3);
    t00 = f32x4.sub(a, d); t10 = f32x4.add(b, d); t20 = f32x4.sub(d, b); t30 = f32x4.sub(b, e);
    a = v128.load(p0 + pixel); b = v128.load(p1 + pixel); d = v128.load(p2 + pixel); e = v128.load(p3 + pixel);
    t01 = f32x4.sub(a, d); t11 = f32x4.add(b, d); t21 = f32x4.sub(d, b); t31 = f32x4.sub(b, e);
    a = v128.load(p0 + 2 * pixel); b = v128.load(p1 + 2 * pixel); d = v128.load(p2 + 2 * pixel); e = v128.load(p3 + 2 * pixel);
    t02 = f32x4.sub(a, d); t12 = f32x4.add(b, d); t22 = f32x4.sub(d, b); t32 = f32x4.sub(b, e);
    a = v128.load(p0 + 3 * pixel); b = v128.load(p1 + 3 * pixel); d = v128.load(p2 + 3 * pixel); e = v128.load(p3 + 3 * pixel);
    t03 = f32x4.sub(a, d); t13 = f32x4.add(b, d); t23 = f32x4.sub(d, b); t33 = f32x4.sub(b, e);
    v128.store(out, f32x4.sub(t00, t02)); out += planeBytes;
    v128.store(out, f32x4.add(t01, t02)); out += planeBytes;
    v128.store(out, f32x4.sub(t02, t01)); out += planeBytes;
    v128.store(out, f32x4.sub(t01, t03)); out += planeBytes;
    v128.store(out, f32x4.sub(t10, t12)); out += planeBytes;
    v128.store(out, f32x4.add(t11, t12)); out += planeBytes;
    v128.store(out, f32x4.sub(t12, t11)); out += planeBytes;
    v128.store(out, f32x4.sub(t11, t13)); out += planeBytes;
    v128.store(out, f32x4.sub(t20, t22)); out += planeBytes;
    v128.store(out, f32x4.add(t21, t22)); out += planeBytes;
    v128.store(out, f32x4.sub(t22, t21)); out += planeBytes;
    v128.store(out, f32x4.sub(t21, t23)); out += planeBytes;
    v128.store(out, f32x4.sub(t30, t32)); out += planeBytes;
    v128.store(out, f32x4.add(t31, t32)); out += planeBytes;
    v128.store(out, f32x4.sub(t32, t31)); out += planeBytes;
    v128.store(out, f32x4.sub(t31, t33));
  }
}

/**
 * Four lanes of Aᵀ m A + bias. Without pooling the outputs at (0,0), (0,1), (1,0), (1,1) go to a, b, c, d (0: outside
 * of the map); with it their maximum goes to a and the winners' bytes to b.
 */
// @ts-ignore: decorator
@inline
function combine(from: usize, planeBytes: usize, bias: v128, pool: bool, a: usize, b: usize, c: usize, d: usize, rectify: bool): void {
  let p = from;
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
  if (!pool) {
    if (rectify) { y00 = relu4(y00); y01 = relu4(y01); y10 = relu4(y10); y11 = relu4(y11); }
    v128.store(a, y00);
    if (b != 0) v128.store(b, y01);
    if (c != 0) v128.store(c, y10);
    if (d != 0) v128.store(d, y11);
    return;
  }
  let winner = i32x4.splat(0);
  let better = f32x4.gt(y01, y00);
  y00 = v128.bitselect(y01, y00, better);
  winner = v128.and(i32x4.splat(1), better);
  better = f32x4.gt(y10, y00);
  y00 = v128.bitselect(y10, y00, better);
  winner = v128.bitselect(i32x4.splat(2), winner, better);
  better = f32x4.gt(y11, y00);
  y00 = v128.bitselect(y11, y00, better);
  winner = v128.bitselect(i32x4.splat(3), winner, better);
  if (rectify) {
    winner = v128.or(winner, f32x4.le(y00, f32x4.splat(0)));
    y00 = relu4(y00);
  }
  v128.store(a, y00);
  store<i32>(b, winnerBytes(winner));
}

/** The filters' transform, which `winograd` needs done; its arguments. */
export function winogradFilters(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const filter = load<usize>(args + OWN, 4), flipped = load<i32>(args + OWN, 20) != 0;
  const transformed = load<usize>(args + OWN, 24);
  transformFilters(transformed, filter, flipped, firstOf(inChannels, part, parts), firstOf(inChannels, part + 1, parts));
}

/**
 * Arguments: geometry, x, filter, bias or 0, y (or pooled), relu, flipped, shared memory for the transformed
 * filter, winners or 0 for no pooling, rows and columns of tiles, height and width of y (or pooled). The geometry's output is
 * twice the tiles, so that every tile reads inside the image. Channels in and out must be multiples of four.
 */
export function winograd(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const x = load<usize>(args + OWN), bias = load<usize>(args + OWN, 8), y = load<usize>(args + OWN, 12);
  const rectify = load<i32>(args + OWN, 16) != 0;
  const transformed = load<usize>(args + OWN, 24), winners = load<usize>(args + OWN, 28);
  const tileRows = load<i32>(args + OWN, 32), tileColumns = load<i32>(args + OWN, 36);
  const mapHeight = load<i32>(args + OWN, 40), mapWidth = load<i32>(args + OWN, 44);
  const panels = panelsOf(outChannels);
  const biases = padBias(bias, outChannels);
  const zeros = padBias(0, outChannels);
  const segment = take(1);
  store<i32>(segment, 0);
  const positions = take(BLOCK);
  for (let t = 0; t < BLOCK; t++) store<i32>(positions + (<usize>t << 2), (t * inChannels) << 2);
  const inPlane = <usize>(BLOCK * inChannels) << 2, outPlane = <usize>(BLOCK * outChannels) << 2;
  const spectrum = take(16 * BLOCK * inChannels), products = take(16 * BLOCK * outChannels);
  const filterPlane = <usize>(panels * PANEL * inChannels) << 2;
  const outputs = take(BLOCK * 4);
  const pixel = <usize>outChannels << 2;
  const tiles = tileRows * tileColumns;
  const end = firstOf(batch, part + 1, parts) * tiles;
  let image = firstOf(batch, part, parts), tileRow = 0, tileColumn = 0;
  let staged: usize = 0;
  for (let t = image * tiles; t < end;) {
    const count = min(BLOCK, end - t);
    for (let n = 0; n < count; n++) {
      if ((tileRow | tileColumn) == 0) {
        staged = stageImage(x, image);
        if (winners != 0) clearWinners(winners, image, mapHeight, mapWidth, tileRows, tileColumns);
      }
      transformPatch(
        staged + <usize>(2 * tileRow) * rowBytes + (<usize>(2 * tileColumn * inChannels) << 2),
        spectrum + (<usize>(n * inChannels) << 2), inChannels, inPlane,
      );
      const own = outputs + (<usize>n << 4);
      if (winners != 0) {
        const at = <usize>(((image * mapHeight + tileRow) * mapWidth + tileColumn) * outChannels);
        store<usize>(own, y + (at << 2));
        store<usize>(own, winners + at, 4);
      } else {
        const at = y + <usize>((image * mapHeight + 2 * tileRow) * mapWidth + 2 * tileColumn) * pixel;
        const second = 2 * tileColumn + 1 < mapWidth, below = 2 * tileRow + 1 < mapHeight;
        const under = at + <usize>mapWidth * pixel;
        store<usize>(own, at);
        store<usize>(own, second ? at + pixel : 0, 4);
        store<usize>(own, below ? under : 0, 8);
        store<usize>(own, second && below ? under + pixel : 0, 12);
      }
      tileColumn++;
      if (tileColumn == tileColumns) {
        tileColumn = 0;
        tileRow++;
        if (tileRow == tileRows) {
          tileRow = 0;
          image++;
        }
      }
    }
    for (let plane: usize = 0; plane < 16; plane++) {
      multiplyPanels(
        spectrum + plane * inPlane, positions, count, segment, 1, inChannels, transformed + plane * filterPlane, zeros,
        false, outChannels, 0, panels, products + plane * outPlane,
      );
    }
    for (let n = 0; n < count; n++) {
      const own = outputs + (<usize>n << 4);
      let a = load<usize>(own), b = load<usize>(own, 4), c = load<usize>(own, 8), d = load<usize>(own, 12);
      const from = products + <usize>n * pixel;
      if (winners != 0) {
        for (let o: usize = 0; o < pixel; o += 16) {
          combine(from + o, outPlane, v128.load(biases + o), true, a + o, b + (o >> 2), 0, 0, rectify);
        }
      } else {
        for (let o: usize = 0; o < pixel; o += 16) {
          combine(from + o, outPlane, v128.load(biases + o), false, a + o, b == 0 ? 0 : b + o, c == 0 ? 0 : c + o, d == 0 ? 0 : d + o, rectify);
        }
      }
    }
    t += count;
  }
}
