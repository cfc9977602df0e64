/**
 * 3×3 convolution with stride 1 by Winograd's minimal filtering (Lavin & Gray 2015, "Fast algorithms for convolutional neural
 * networks", section 4): a tile of outputs from fewer products, one for each point at which polynomials are evaluated.
 *
 *   output = Aᵀ [ (G g Gᵀ) ⊙ (Bᵀ d B) ] A
 *
 * Tiles are 2×2 or 4×4, see `winogradTile2.ts` and `winogradTile4.ts`, so that each is made of whole 2×2 windows of max pooling:
 * with pooling it is reduced at once.
 */
import {
  readGeometry, GEOMETRY_WORDS, batch, inChannels, limitReading, outChannels, padLeft, padTop, rowBytes, stageImage,
} from './geometry';
import { padBias, panelsOf } from './filters';
import { clearWinners } from './pooling';
import { take } from './scratch';
import { firstOf } from './parts';
import { loadFour } from './simd';
import { multiplyPanels, PANEL } from './tile';
import { transformFilters2, transformPatch2, writeTile2 } from './winogradTile2';
import { transformFilters4, transformPatch4, writeTile4 } from './winogradTile4';

const OWN = <usize>GEOMETRY_WORDS << 2;
/** Tiles multiplied at once, small and large: their transforms stay in the second-level cache. */
const BLOCK2 = 48, BLOCK4 = 24;

/** Bytes of a plane of `floats`, with a gap that puts the planes into different sets of the first-level cache. */
// @ts-ignore: decorator
@inline
function planeSize(floats: i32): usize {
  return <usize>(floats + 16) << 2;
}

/**
 * The filters' transform, which `winograd` needs done; its arguments. Parts share the input channels; the result is
 * [plane][panel][inChannel][8]. With `flipped` it is that of the filter that the input gradient convolves with.
 */
export function winogradFilters(args: usize, part: i32, parts: i32): void {
  readGeometry(args, false);
  const filter = load<usize>(args + OWN, 4), flipped = load<i32>(args + OWN, 20) != 0;
  const to = load<usize>(args + OWN, 24), large = load<i32>(args + OWN, 48) != 0;
  const first = firstOf(inChannels, part, parts), end = firstOf(inChannels, part + 1, parts);
  const planeBytes = planeSize(panelsOf(outChannels) * PANEL * inChannels);
  const tapBytes = <usize>(inChannels * outChannels) << 2;
  const taps = take(9 * 4), work = take(18 * 4);
  if (outChannels % PANEL != 0) {
    // The last panel's spare columns are multiplied too, though never stored.
    const spare = to + (<usize>(outChannels / PANEL * inChannels * PANEL) << 2);
    const planes: usize = large ? 36 : 16;
    for (let plane: usize = 0; plane < planes; plane++) {
      for (let c = first; c < end; c++) v128.store(spare + plane * planeBytes + (<usize>(c * PANEL) << 2), f32x4.splat(0), 16);
    }
  }
  const stride: usize = flipped ? <usize>inChannels << 2 : 4;
  const step: usize = flipped ? 0 - tapBytes : tapBytes;
  const origin = flipped ? filter + 8 * tapBytes : filter;
  for (let c = first; c < end; c++) {
    for (let n = 0; n < outChannels; n += 4) {
      const out = to + (<usize>((n / PANEL * inChannels + c) * PANEL + n % PANEL) << 2);
      let from = origin + (<usize>(flipped ? n * inChannels + c : c * outChannels + n) << 2);
      for (let tap: usize = 0; tap < 9; tap++) {
        v128.store(taps + (tap << 4), loadFour(from, stride));
        from += step;
      }
      if (large) transformFilters4(out, planeBytes, taps, work);
      else transformFilters2(out, planeBytes, taps, work);
    }
  }
}

/**
 * Arguments: geometry, x, filter, bias or 0, y (or pooled), relu, flipped, shared memory for the transformed filter, winners or 0
 * for no pooling, height and width of y (or pooled), how many of its rows and columns are wanted, whether tiles are 4×4. The
 * geometry's output is that of whole tiles, so that each reads inside the image. Channels in and out must be multiples of four.
 */
export function winograd(args: usize, part: i32, parts: i32): void {
  const winners = load<usize>(args + OWN, 28);
  const mapHeight = load<i32>(args + OWN, 32), mapWidth = load<i32>(args + OWN, 36);
  const wantedRows = load<i32>(args + OWN, 40), wantedColumns = load<i32>(args + OWN, 44);
  const large = load<i32>(args + OWN, 48) != 0;
  const edge = large ? 4 : 2, block = large ? BLOCK4 : BLOCK2;
  const planes: usize = large ? 36 : 16;
  // Rows and columns that a tile has of the map that is written.
  const step = winners != 0 ? edge >> 1 : edge;
  const tileRows = (wantedRows + step - 1) / step, tileColumns = (wantedColumns + step - 1) / step;
  // A tile that reaches beyond what is wanted mixes all that it reads into all that it writes.
  const beyond = wantedRows % step != 0 || wantedColumns % step != 0;
  readGeometry(args, beyond);
  if (beyond) {
    const window = edge / step;
    limitReading(wantedRows * window + 2 - padTop, wantedColumns * window + 2 - padLeft);
  }
  const x = load<usize>(args + OWN), bias = load<usize>(args + OWN, 8), y = load<usize>(args + OWN, 12);
  const rectify = load<i32>(args + OWN, 16) != 0, transformed = load<usize>(args + OWN, 24);
  const panels = panelsOf(outChannels);
  const biases = padBias(bias, outChannels);
  const zeros = padBias(0, outChannels);
  const segment = take(1);
  store<i32>(segment, 0);
  const positions = take(block);
  for (let t = 0; t < block; t++) store<i32>(positions + (<usize>t << 2), (t * inChannels) << 2);
  const inPlane = planeSize(block * inChannels), outPlane = planeSize(block * outChannels);
  const spectrum = take(<i32>(planes * inPlane >> 2)), products = take(<i32>(planes * outPlane >> 2));
  const filterPlane = planeSize(panels * PANEL * inChannels);
  const work = take(40 * 4);
  const outputs = take(block * 4);
  const pixel = <usize>outChannels << 2, mapRow = <usize>mapWidth * pixel;
  const tiles = tileRows * tileColumns;
  const end = firstOf(batch, part + 1, parts) * tiles;
  let image = firstOf(batch, part, parts), tileRow = 0, tileColumn = 0;
  let staged: usize = 0;
  for (let t = image * tiles; t < end;) {
    const count = min(block, end - t);
    for (let n = 0; n < count; n++) {
      if ((tileRow | tileColumn) == 0) {
        staged = stageImage(x, image);
        if (winners != 0) clearWinners(winners, image, mapHeight, mapWidth, wantedRows, wantedColumns);
      }
      const patch = staged + <usize>(edge * tileRow) * rowBytes + (<usize>(edge * tileColumn * inChannels) << 2);
      const row = spectrum + (<usize>(n * inChannels) << 2);
      if (large) transformPatch4(patch, row, inChannels, inPlane, work);
      else transformPatch2(patch, row, inChannels, inPlane, work);
      const own = outputs + (<usize>n << 4);
      const pixels = (image * mapHeight + step * tileRow) * mapWidth + step * tileColumn;
      store<i32>(own, pixels * outChannels);
      store<i32>(own, min(step, wantedRows - step * tileRow), 4);
      store<i32>(own, min(step, wantedColumns - step * tileColumn), 8);
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
    for (let plane: usize = 0; plane < planes; plane++) {
      multiplyPanels(
        spectrum + plane * inPlane, positions, count, segment, 1, inChannels, transformed + plane * filterPlane, zeros,
        false, outChannels, 0, panels, products + plane * outPlane,
      );
    }
    for (let n = 0; n < count; n++) {
      const own = outputs + (<usize>n << 4);
      const cell = <usize>load<i32>(own);
      const rows = load<i32>(own, 4), columns = load<i32>(own, 8);
      const from = products + <usize>n * pixel, to = y + (cell << 2);
      const wins: usize = winners == 0 ? 0 : winners + cell;
      if (large) writeTile4(from, outPlane, biases, outChannels, rectify, to, mapRow, wins, rows, columns, work);
      else writeTile2(from, outPlane, biases, outChannels, rectify, to, mapRow, wins, rows, columns);
    }
    t += count;
  }
}
