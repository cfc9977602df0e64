/**
 * The inner loop of every dense product: six rows times eight columns, all sums in registers (twelve vectors,
 * which with two of B and one of A fill the fifteen that V8 leaves free on x64).
 *
 * A row of A is given as a pointer and read in place, in segments: one segment for a matrix product, one per
 * kernel row for a convolution (whose window rows are contiguous in [height, width, channels]), so that no
 * im2col copy is needed. B is packed in panels of eight columns, its rows in the order of the segments.
 */
import { madd, relu4, storeFirst } from './simd';

/** Columns of one panel of B. */
export const PANEL = 8;
/** Rows computed at once. */
export const ROWS = 6;

/**
 * Packs B, whose element (k, n) is at `from + k·rowBytes + n·columnBytes`, into panels [n / 8][k][8], filled up
 * with zeros. `first` and `count` choose the rows of the packed panel, which has `depth` rows in all.
 */
export function packPanels(
  to: usize, from: usize, first: i32, count: i32, depth: i32, columns: i32, rowBytes: i32, columnBytes: i32,
): void {
  const panels = (columns + PANEL - 1) / PANEL;
  for (let panel = 0; panel < panels; panel++) {
    const base = panel * PANEL;
    const here = min(PANEL, columns - base);
    let out = to + (<usize>(panel * depth + first) * PANEL << 2);
    let row = from + <usize>(base * columnBytes);
    for (let k = 0; k < count; k++) {
      if (here == PANEL && columnBytes == 4) {
        v128.store(out, v128.load(row));
        v128.store(out, v128.load(row, 16), 16);
      } else {
        for (let n = 0; n < PANEL; n++) {
          const value: f32 = n < here ? f32.load(row + <usize>(n * columnBytes)) : 0;
          f32.store(out + (<usize>n << 2), value);
        }
      }
      out += PANEL * 4;
      row += rowBytes;
    }
  }
}

/**
 * Six rows of A times one panel of B, plus the panel's eight biases, optionally through relu, into `columns`
 * (1 to 8) columns at c0 … c5. Rows may repeat: the same result is then stored twice.
 */
// @ts-ignore: decorator
@inline
export function tile(
  a0: usize, a1: usize, a2: usize, a3: usize, a4: usize, a5: usize,
  segments: usize, segmentCount: i32, length: i32, panel: usize, bias: usize, rectify: bool, columns: i32,
  c0: usize, c1: usize, c2: usize, c3: usize, c4: usize, c5: usize,
): void {
  let s00 = v128.load(bias);
  let s01 = v128.load(bias, 16);
  let s10 = s00, s11 = s01, s20 = s00, s21 = s01, s30 = s00, s31 = s01, s40 = s00, s41 = s01, s50 = s00, s51 = s01;
  let b = panel;
  for (let segment = 0; segment < segmentCount; segment++) {
    const offset = <usize>load<i32>(segments + (<usize>segment << 2));
    let p0 = a0 + offset, p1 = a1 + offset, p2 = a2 + offset;
    let p3 = a3 + offset, p4 = a4 + offset, p5 = a5 + offset;
    let k = length;
    for (; k >= 4; k -= 4) {
      let b0 = v128.load(b), b1 = v128.load(b, 16), a = v128.load32_splat(p0);
      s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
      a = v128.load32_splat(p1); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
      a = v128.load32_splat(p2); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
      a = v128.load32_splat(p3); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
      a = v128.load32_splat(p4); s40 = madd(a, b0, s40); s41 = madd(a, b1, s41);
      a = v128.load32_splat(p5); s50 = madd(a, b0, s50); s51 = madd(a, b1, s51);
      b0 = v128.load(b, 32); b1 = v128.load(b, 48);
      a = v128.load32_splat(p0, 4); s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
      a = v128.load32_splat(p1, 4); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
      a = v128.load32_splat(p2, 4); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
      a = v128.load32_splat(p3, 4); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
      a = v128.load32_splat(p4, 4); s40 = madd(a, b0, s40); s41 = madd(a, b1, s41);
      a = v128.load32_splat(p5, 4); s50 = madd(a, b0, s50); s51 = madd(a, b1, s51);
      b0 = v128.load(b, 64); b1 = v128.load(b, 80);
      a = v128.load32_splat(p0, 8); s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
      a = v128.load32_splat(p1, 8); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
      a = v128.load32_splat(p2, 8); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
      a = v128.load32_splat(p3, 8); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
      a = v128.load32_splat(p4, 8); s40 = madd(a, b0, s40); s41 = madd(a, b1, s41);
      a = v128.load32_splat(p5, 8); s50 = madd(a, b0, s50); s51 = madd(a, b1, s51);
      b0 = v128.load(b, 96); b1 = v128.load(b, 112);
      a = v128.load32_splat(p0, 12); s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
      a = v128.load32_splat(p1, 12); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
      a = v128.load32_splat(p2, 12); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
      a = v128.load32_splat(p3, 12); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
      a = v128.load32_splat(p4, 12); s40 = madd(a, b0, s40); s41 = madd(a, b1, s41);
      a = v128.load32_splat(p5, 12); s50 = madd(a, b0, s50); s51 = madd(a, b1, s51);
      b += 128; p0 += 16; p1 += 16; p2 += 16; p3 += 16; p4 += 16; p5 += 16;
    }
    for (; k > 0; k--) {
      const b0 = v128.load(b), b1 = v128.load(b, 16);
      let a = v128.load32_splat(p0); s00 = madd(a, b0, s00); s01 = madd(a, b1, s01);
      a = v128.load32_splat(p1); s10 = madd(a, b0, s10); s11 = madd(a, b1, s11);
      a = v128.load32_splat(p2); s20 = madd(a, b0, s20); s21 = madd(a, b1, s21);
      a = v128.load32_splat(p3); s30 = madd(a, b0, s30); s31 = madd(a, b1, s31);
      a = v128.load32_splat(p4); s40 = madd(a, b0, s40); s41 = madd(a, b1, s41);
      a = v128.load32_splat(p5); s50 = madd(a, b0, s50); s51 = madd(a, b1, s51);
      b += 32; p0 += 4; p1 += 4; p2 += 4; p3 += 4; p4 += 4; p5 += 4;
    }
  }
  if (rectify) {
    s00 = relu4(s00); s01 = relu4(s01); s10 = relu4(s10); s11 = relu4(s11); s20 = relu4(s20); s21 = relu4(s21);
    s30 = relu4(s30); s31 = relu4(s31); s40 = relu4(s40); s41 = relu4(s41); s50 = relu4(s50); s51 = relu4(s51);
  }
  if (columns == PANEL) {
    v128.store(c0, s00); v128.store(c0, s01, 16); v128.store(c1, s10); v128.store(c1, s11, 16);
    v128.store(c2, s20); v128.store(c2, s21, 16); v128.store(c3, s30); v128.store(c3, s31, 16);
    v128.store(c4, s40); v128.store(c4, s41, 16); v128.store(c5, s50); v128.store(c5, s51, 16);
  } else {
    storeFirst(c0, s00, s01, columns); storeFirst(c1, s10, s11, columns); storeFirst(c2, s20, s21, columns);
    storeFirst(c3, s30, s31, columns); storeFirst(c4, s40, s41, columns); storeFirst(c5, s50, s51, columns);
  }
}

/**
 * `rows` rows of A, row r at `base + positions[r]` (bytes), times `panels` packed panels of B of `depth` rows
 * each, into row r of `to` (`columns` float32 apart).
 */
export function multiplyPanels(
  base: usize, positions: usize, rows: i32, segments: usize, segmentCount: i32, length: i32,
  packed: usize, bias: usize, rectify: bool, columns: i32, firstPanel: i32, endPanel: i32, to: usize,
): void {
  const panelBytes = <usize>(segmentCount * length * PANEL) << 2;
  const rowBytes = <usize>columns << 2;
  const last = rows - 1;
  for (let panel = firstPanel; panel < endPanel; panel++) {
    const here = min(PANEL, columns - panel * PANEL);
    const b = packed + <usize>panel * panelBytes;
    const biases = bias + (<usize>(panel * PANEL) << 2);
    const out = to + (<usize>(panel * PANEL) << 2);
    for (let row = 0; row < rows; row += ROWS) {
      const r1 = min(row + 1, last), r2 = min(row + 2, last), r3 = min(row + 3, last);
      const r4 = min(row + 4, last), r5 = min(row + 5, last);
      tile(
        base + <usize>load<i32>(positions + (<usize>row << 2)),
        base + <usize>load<i32>(positions + (<usize>r1 << 2)),
        base + <usize>load<i32>(positions + (<usize>r2 << 2)),
        base + <usize>load<i32>(positions + (<usize>r3 << 2)),
        base + <usize>load<i32>(positions + (<usize>r4 << 2)),
        base + <usize>load<i32>(positions + (<usize>r5 << 2)),
        segments, segmentCount, length, b, biases, rectify, here,
        out + <usize>row * rowBytes, out + <usize>r1 * rowBytes, out + <usize>r2 * rowBytes,
        out + <usize>r3 * rowBytes, out + <usize>r4 * rowBytes, out + <usize>r5 * rowBytes,
      );
    }
  }
}
