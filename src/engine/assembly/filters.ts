/** Brings filters [kernelHeight, kernelWidth, inChannels, outChannels] and biases into the order the kernels read. */
import { kernelHeight, kernelWidth, inChannels, outChannels } from './geometry';
import { take } from './scratch';
import { PANEL, packPanels } from './tile';
import { zeroFill } from './simd';

/** Columns rounded up to whole panels. */
export function panelsOf(columns: i32): i32 {
  return (columns + PANEL - 1) / PANEL;
}

/**
 * Packs the filter for `multiplyPanels`. With `flipped` it is the filter of the input gradient: turned by 180°,
 * the convolution's output channels in the role of input channels; `filter` then is [.., .., outChannels, inChannels]
 * in the words of the geometry.
 */
export function packFilter(filter: usize, flipped: bool): usize {
  const depth = kernelHeight * kernelWidth * inChannels;
  const packed = take(panelsOf(outChannels) * PANEL * depth);
  if (!flipped) {
    packPanels(packed, filter, 0, depth, depth, outChannels, outChannels << 2, 4);
    return packed;
  }
  const taps = kernelHeight * kernelWidth;
  const tapBytes = <usize>(inChannels * outChannels) << 2;
  for (let tap = 0; tap < taps; tap++) {
    packPanels(
      packed, filter + <usize>(taps - 1 - tap) * tapBytes, tap * inChannels, inChannels, depth, outChannels,
      4, inChannels << 2,
    );
  }
  return packed;
}

/** The biases with zeros up to a whole panel, or only zeros where there is no bias. */
export function padBias(bias: usize, columns: i32): usize {
  const count = panelsOf(columns) * PANEL;
  const padded = take(count);
  zeroFill(padded, count);
  if (bias != 0) memory.copy(padded, bias, <usize>columns << 2);
  return padded;
}
