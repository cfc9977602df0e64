/** Two axes of a tensor as a small table. */
import type * as tf from '@tensorflow/tfjs';
import { pageColumns, pageRows, type ValuesPage } from '../../variableDetail.ts';
import { readBlock } from './readTensor.ts';

/** Channels are not worth a table's columns. */
const mostChannels = 4;

/** The axes that run down and across: the last two, or those before the channels of pictures. */
export function laidOut(shape: readonly number[]): {
  readonly rowAxis?: number;
  readonly columnAxis?: number;
} {
  const { length: rank } = shape;
  if (rank === 0) return {};
  if (rank === 1) return { rowAxis: 0 };
  const last = rank > 2 && (shape[rank - 1] ?? 0) <= mostChannels ? rank - 2 : rank - 1;
  return { rowAxis: last - 1, columnAxis: last };
}

/** A position inside the shape, as near to the one asked for as can be. */
export function nearest(shape: readonly number[], at: readonly number[]): number[] {
  return shape.map((side, axis) => Math.max(0, Math.min(Math.trunc(at[axis] ?? 0), side - 1)));
}

export async function tensorPage(tensor: tf.Tensor, wanted: readonly number[]): Promise<ValuesPage> {
  const { shape } = tensor;
  const axes = laidOut(shape);
  const at = nearest(shape, wanted);
  if (tensor.size === 0) return { shape, at, ...axes, rows: [] };
  const most = (axis: number): number =>
    axis === axes.rowAxis ? pageRows : axis === axes.columnAxis ? pageColumns : 1;
  const size = shape.map((side, axis) => Math.min(most(axis), side - (at[axis] ?? 0)));
  const values = await readBlock(tensor, at, size);
  const across = axes.columnAxis === undefined ? 1 : (size[axes.columnAxis] ?? 1);
  const rows = Array.from({ length: values.length / across }, (_, row) =>
    Array.from({ length: across }, (_, column) => values[row * across + column] ?? Number.NaN),
  );
  return { shape, at, ...axes, rows };
}
