/** What a pending tensor is made of, computed. */
import type { Engine } from '../engine.ts';
import type { Corner } from '../pending.ts';
import type { Pending, PendingConvolution, PendingPooling } from '../pendingKinds.ts';
import { poolReach, reach } from '../shapes.ts';
import { type ConvolutionOperands, convolve, convolveAndPool, scatterWinners } from './computeConvolution.ts';

export function computePending(engine: Engine, pending: Pending, to: number, corner?: Corner): void {
  switch (pending.kind) {
    case 'convolution': {
      const { shape } = pending;
      convolve(engine, shape, operandsOf(engine, pending, [shape.outHeight, shape.outWidth]), to);
      break;
    }
    case 'pooling':
      computePooling(engine, pending, to, corner);
      break;
    case 'gradient': {
      const from = engine.tensors.address(pending.pooledGradient);
      scatterWinners(engine, pending.winners, from, to, pending.rectified);
    }
  }
}

/** Addresses of what a convolution is made of, when only the first rows and columns of its output are wanted. */
function operandsOf(
  { tensors }: Engine,
  { shape, x, filter, bias, relu }: PendingConvolution,
  [rows, columns]: Corner,
): ConvolutionOperands {
  return {
    x: tensors.corner(x, reach(shape, rows, columns)),
    filter: tensors.address(filter),
    bias: bias === undefined ? 0 : tensors.address(bias),
    relu,
  };
}

function computePooling(
  engine: Engine,
  { convolution, winners }: PendingPooling,
  to: number,
  corner: Corner | undefined,
): void {
  const { pool, address } = winners;
  const { shape } = convolution;
  const wanted = corner ?? [pool.outHeight, pool.outWidth];
  const operands = operandsOf(engine, convolution, poolReach(pool, ...wanted));
  convolveAndPool(engine, shape, operands, pool, wanted, to, address);
  winners.computed = wanted;
}
