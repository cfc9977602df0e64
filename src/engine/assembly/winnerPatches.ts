/**
 * Where the winners of a max pooling lie. Of every pooling window only the winner carries a gradient to the convolution before it
 * (none at all where relu was off), so instead of a dense gradient map there is one value and one winner's byte for each window
 * and channel, and both gradients of the convolution are gathered from those.
 */
import { inChannels, outChannels, rowBytes, strideHeight, strideWidth } from './geometry';
import { take } from './scratch';

export let poolStrideHeight: i32, poolStrideWidth: i32, pooledHeight: i32, pooledWidth: i32;
/** Rows and columns of the pooled map that have been computed: beyond them there is no winner. */
export let computedRows: i32, computedColumns: i32;
/** Positions in a window. */
export let positions: i32;
/** For each winner's byte the bytes from the window's first patch to the winner's patch. */
export let winnerOffsets: usize;

/** Reads the pooling's words: positions in a window, its width, stride height and width, output height and width, computed rows and columns. */
export function readPooling(args: usize): void {
  positions = load<i32>(args);
  const poolWidth = load<i32>(args, 4);
  poolStrideHeight = load<i32>(args, 8); poolStrideWidth = load<i32>(args, 12);
  pooledHeight = load<i32>(args, 16); pooledWidth = load<i32>(args, 20);
  computedRows = load<i32>(args, 24); computedColumns = load<i32>(args, 28);
  winnerOffsets = take(256);
  for (let p = 0; p < 256; p++) {
    const offset = p < positions ? patchOffset(p / poolWidth, p % poolWidth) : 0;
    store<i32>(winnerOffsets + (<usize>p << 2), offset);
  }
}

/** Bytes from the image's first patch to that of output (row, column). */
export function patchOffset(row: i32, column: i32): i32 {
  return <i32>(<usize>(row * strideHeight) * rowBytes) + ((column * strideWidth * inChannels) << 2);
}

/** The first cell of window (row, column) among the winners and the pooled gradients. */
// @ts-ignore: decorator
@inline
export function cellOf(image: i32, row: i32, column: i32): usize {
  return <usize>((image * pooledHeight + row) * pooledWidth + column) * <usize>outChannels;
}
