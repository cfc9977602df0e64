/** Runs convolutions and their gradients on the WebAssembly program, choosing the algorithm and its scratch space. */
import type { Machine } from '../jobRunner.ts';
import {
  type ConvolutionShape,
  geometryWords,
  inputGradientShape,
  type PoolShape,
  padToPanel,
  patchSize,
  segmentsOf,
  stagedCells,
  stagedSize,
} from '../shapes.ts';
import type { WinnersOf } from '../winners.ts';
import { winogradTiles } from '../winogradTiles.ts';

/** Tiles that the program transforms at once, of 2×2 and of 4×4 outputs. */
const smallBlock = 48;
const largeBlock = 24;

export interface ConvolutionOperands {
  readonly x: number;
  readonly filter: number;
  /** 0 for none. */
  readonly bias: number;
  readonly relu: boolean;
  /** The filter is to be turned by 180° and its channels exchanged, for an input gradient. */
  readonly flipped?: boolean;
}

/** Whether Winograd's algorithm applies, and has enough channels to pay for its transforms. */
function takesWinograd(machine: Machine, s: ConvolutionShape): boolean {
  const unit = [
    s.strideHeight,
    s.strideWidth,
    s.dilationHeight,
    s.dilationWidth,
    s.spreadHeight,
    s.spreadWidth,
  ];
  return (
    machine.options.winograd &&
    s.kernelHeight === 3 &&
    s.kernelWidth === 3 &&
    unit.every((n) => n === 1) &&
    s.inChannels % 4 === 0 &&
    s.outChannels % 4 === 0 &&
    s.inChannels >= 8 &&
    s.outChannels >= 8
  );
}

/** Floats of a plane of the transforms, with the gap between planes. */
const planeSize = (floats: number) => floats + 16;

/** @param wanted rows and columns of the map, or of the pooled map where there are winners, that are computed */
function runWinograd(
  { program }: Machine,
  shape: ConvolutionShape,
  { x, filter, bias, relu, flipped = false }: ConvolutionOperands,
  to: number,
  winners: number,
  size: readonly [height: number, width: number],
  wanted: readonly [rows: number, columns: number],
): void {
  const { inChannels, outChannels } = shape;
  const window = winners === 0 ? 1 : 2;
  const outputs = [wanted[0] * window, wanted[1] * window] as const;
  const { edge } = winogradTiles(outputs);
  const large = edge === 4;
  const [planes, block] = large ? [36, largeBlock] : [16, smallBlock];
  const [outHeight, outWidth] = outputs.map((count) => edge * Math.ceil(count / edge)) as [number, number];
  const covered = { ...shape, outHeight, outWidth };
  const transformed = program.sharedScratch(planes * planeSize(padToPanel(outChannels) * inChannels));
  const scratch =
    stagedCells(covered) +
    planes * (planeSize(block * inChannels) + planeSize(block * outChannels)) +
    2 * padToPanel(outChannels) +
    768;
  program.run(['winogradFilters', 'winograd'], scratch, [
    ...geometryWords(covered),
    x,
    filter,
    bias,
    to,
    relu,
    flipped,
    transformed,
    winners,
    ...size,
    ...wanted,
    large,
  ]);
}

/** y = convolution of x, plus bias, through relu. */
export function convolve(
  machine: Machine,
  shape: ConvolutionShape,
  operands: ConvolutionOperands,
  y: number,
): void {
  if (takesWinograd(machine, shape)) {
    const size = [shape.outHeight, shape.outWidth] as const;
    runWinograd(machine, shape, operands, y, 0, size, size);
    return;
  }
  const { x, filter, bias, relu, flipped = false } = operands;
  const scratch =
    stagedCells(shape) +
    padToPanel(shape.outChannels) * (patchSize(shape) + 1) +
    shape.outHeight * shape.outWidth;
  machine.program.run('convolve', scratch, [...geometryWords(shape), x, filter, bias, y, relu, flipped]);
}

/**
 * The same, and reduced by max pooling at once; writes one winner's byte for each pooled value. Only the first `wanted`
 * rows and columns of the pooled map are computed.
 */
export function convolveAndPool(
  machine: Machine,
  shape: ConvolutionShape,
  operands: ConvolutionOperands,
  pool: PoolShape,
  wanted: readonly [rows: number, columns: number],
  pooled: number,
  winners: number,
): void {
  const square = [pool.kernelHeight, pool.kernelWidth, pool.strideHeight, pool.strideWidth].every(
    (n) => n === 2,
  );
  if (square && takesWinograd(machine, shape)) {
    runWinograd(machine, shape, operands, pooled, winners, [pool.outHeight, pool.outWidth], wanted);
    return;
  }
  const { x, filter, bias, relu } = operands;
  const rows = wanted[1] * pool.kernelHeight * pool.kernelWidth;
  const scratch =
    stagedCells(shape) +
    padToPanel(shape.outChannels) * (patchSize(shape) + 1) +
    rows * (1 + shape.outChannels);
  machine.program.run('convolveAndPool', scratch, [
    ...geometryWords(shape),
    x,
    filter,
    bias,
    pooled,
    winners,
    relu,
    pool.kernelHeight,
    pool.kernelWidth,
    pool.strideHeight,
    pool.strideWidth,
    pool.outHeight,
    pool.outWidth,
    ...wanted,
  ]);
}

export function inputGradient(
  machine: Machine,
  shape: ConvolutionShape,
  filter: number,
  dy: number,
  dx: number,
): void {
  convolve(machine, inputGradientShape(shape), { x: dy, filter, bias: 0, relu: false, flipped: true }, dx);
}

export function filterGradient(
  machine: Machine,
  shape: ConvolutionShape,
  x: number,
  dy: number,
  to: number,
): void {
  const { program } = machine;
  const columns = padToPanel(shape.outChannels);
  const pixels = shape.outHeight * shape.outWidth;
  const [segments, length] = segmentsOf(shape);
  const sums = segments * Math.ceil(length / 6) * 6 * columns;
  const scratch = stagedCells(shape) + pixels * (1 + columns);
  const shared = program.sharedScratch(sums * program.threads);
  program.run(['filterGradient', 'sumFilterParts'], scratch, [...geometryWords(shape), x, dy, to, shared]);
}

function poolWords({ pool, computed }: WinnersOf): number[] {
  return [
    pool.kernelHeight * pool.kernelWidth,
    pool.kernelWidth,
    pool.strideHeight,
    pool.strideWidth,
    pool.outHeight,
    pool.outWidth,
    ...computed,
  ];
}

/** The filter gradient from the pooled gradient and its winners. */
export function sparseFilterGradient(
  machine: Machine,
  winners: WinnersOf,
  x: number,
  dy: number,
  to: number,
): void {
  const { program } = machine;
  const { convolution: shape } = winners;
  const [segments, length] = segmentsOf(shape);
  const [height, width] = stagedSize(shape, (shape.kernelWidth * shape.inChannels) % 4 !== 0);
  const image = height * width * shape.inChannels;
  const chunk = Math.max(1, Math.min(32, Math.floor(24576 / image)));
  const [rows, columns] = winners.computed;
  const lists = 2 * shape.outChannels * chunk * rows * columns + shape.outChannels;
  const sums = segments * Math.ceil(length / 4) * 4 * shape.outChannels;
  const masked = 9 * shape.outChannels;
  const scratch = stagedCells(shape) + Math.max(lists, masked) + chunk * (image + 16);
  const shared = program.sharedScratch(sums * program.threads);
  const words = [...geometryWords(shape), x, dy, winners.address, to, shared, ...poolWords(winners)];
  program.run(['sparseFilterGradient', 'sumSparseParts'], scratch, words);
}

/** The input gradient from the pooled gradient and its winners. */
export function sparseInputGradient(
  machine: Machine,
  winners: WinnersOf,
  filter: number,
  dy: number,
  to: number,
): void {
  const { program } = machine;
  const { convolution: shape, pool } = winners;
  const [segments, length] = segmentsOf(shape);
  const turned = program.sharedScratch(segments * Math.ceil(length / 4) * 4 * shape.outChannels);
  const lists = 2 * pool.kernelHeight * pool.kernelWidth * (shape.outChannels + 4);
  const words = [...geometryWords(shape), filter, dy, winners.address, to, turned, ...poolWords(winners)];
  program.run(['turnFilter', 'sparseInputGradient'], 2 * stagedCells(shape) + lists, words);
}

/** The gradient of the bias. */
export function sumWinners({ program }: Machine, winners: WinnersOf, dy: number, to: number): void {
  const { convolution, pool, computed, address } = winners;
  const { batch, outChannels } = convolution;
  const words = [batch, pool.outHeight, pool.outWidth, outChannels, ...computed, address, dy, to];
  program.run('sumWinners', 0, words, batch * computed[0] * computed[1] * outChannels);
}

/** The dense gradient of the feature map, for whoever looks at it. */
export function scatterWinners(
  machine: Machine,
  winners: WinnersOf,
  dy: number,
  to: number,
  rectified: boolean,
): void {
  const { convolution: s, pool } = winners;
  machine.program.run('scatterWinners', 0, [
    s.batch,
    s.outHeight,
    s.outWidth,
    s.outChannels,
    pool.kernelWidth,
    pool.strideHeight,
    pool.strideWidth,
    pool.outHeight,
    pool.outWidth,
    winners.address,
    dy,
    to,
    !rectified,
  ]);
}
