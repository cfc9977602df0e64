/** Runs depthwise convolutions and their gradients on the WebAssembly program. */
import type { Machine } from '../jobRunner.ts';
import { type ConvolutionShape, geometryWords, stagedCells } from '../shapes.ts';

export function depthwise(
  { program }: Machine,
  shape: ConvolutionShape,
  x: number,
  filter: number,
  y: number,
): void {
  program.run('depthwise', stagedCells(shape), [...geometryWords(shape), x, filter, y]);
}

export function depthwiseInputGradient(
  { program }: Machine,
  shape: ConvolutionShape,
  filter: number,
  dy: number,
  dx: number,
): void {
  program.run('depthwiseInputGradient', stagedCells(shape), [...geometryWords(shape), dx, filter, dy]);
}

export function depthwiseFilterGradient(
  { program }: Machine,
  shape: ConvolutionShape,
  x: number,
  dy: number,
  to: number,
): void {
  const shared = program.sharedScratch(
    shape.kernelHeight * shape.kernelWidth * shape.outChannels * program.threads,
  );
  const words = [...geometryWords(shape), x, to, dy, shared];
  program.run(['depthwiseFilterGradient', 'sumDepthwiseParts'], stagedCells(shape), words);
}
