/** Shapes of poolings as the WebAssembly program reads them, and which of them can be fused with the convolution before. */
import type * as tf from '@tensorflow/tfjs';
import type { PoolShape } from '../shapes.ts';

export type PoolInfo = tf.backend_util.Conv2DInfo;

/** Positions that a winner's byte can tell apart. */
const mostPositions = 254;

export function poolWords(i: PoolInfo): number[] {
  return [
    i.batchSize,
    i.inHeight,
    i.inWidth,
    i.inChannels,
    i.filterHeight,
    i.filterWidth,
    i.strideHeight,
    i.strideWidth,
    i.dilationHeight,
    i.dilationWidth,
    i.padInfo.top,
    i.padInfo.left,
    i.outHeight,
    i.outWidth,
  ];
}

/** The pooling as one that can be fused: windows apart from each other, none over the edge. */
export function fusable(i: PoolInfo): PoolShape | undefined {
  const inside =
    i.padInfo.top === 0 &&
    i.padInfo.left === 0 &&
    (i.outHeight - 1) * i.strideHeight + i.filterHeight <= i.inHeight &&
    (i.outWidth - 1) * i.strideWidth + i.filterWidth <= i.inWidth;
  const apart = i.strideHeight >= i.filterHeight && i.strideWidth >= i.filterWidth;
  if (!inside || !apart || i.filterHeight * i.filterWidth > mostPositions) return undefined;
  return {
    kernelHeight: i.filterHeight,
    kernelWidth: i.filterWidth,
    strideHeight: i.strideHeight,
    strideWidth: i.strideWidth,
    outHeight: i.outHeight,
    outWidth: i.outWidth,
  };
}
