/** A close look at one variable, for the inspector: no more of it than a panel shows. */
import type * as tf from '@tensorflow/tfjs';
import { formatValue } from '../../../lesson/formatValue.ts';
import type { Output } from '../../../notebook/output.ts';
import { limits } from '../../limits.ts';
import type { DetailQuery, Statistics, ValuesPage, VariableDetail } from '../../variableDetail.ts';
import { pageRows } from '../../variableDetail.ts';
import { fitOutput } from '../fit.ts';
import { isObject } from './lookInside.ts';
import { mostRead, readSample } from './readTensor.ts';
import { statisticsOf } from './statistics.ts';
import { nearest, tensorPage } from './tensorPage.ts';
import { tensorPictures } from './tensorPictures.ts';
import type { TensorSearch } from './tensorsWithin.ts';

export async function inspectVariable(
  value: unknown,
  { at }: DetailQuery,
  { isTensor }: Pick<TensorSearch, 'isTensor'>,
): Promise<VariableDetail> {
  if (isObject(value) && isTensor(value)) return await inspectTensor(value, at);
  const list = numbersIn(value);
  if (list !== undefined) return inspectNumbers(list, at);
  if (value instanceof Promise)
    return { outputs: [note('A promise: put await in front of it to get its value.')] };
  const outputs = value === undefined ? [note('undefined')] : await formatValue(value);
  return { outputs: outputs.slice(0, limits.detailOutputs).map((output) => fitOutput(output).fitted) };
}

async function inspectTensor(tensor: tf.Tensor, at: readonly number[]): Promise<VariableDetail> {
  if (tensor.isDisposed) return { outputs: [note('This tensor was disposed: its memory is free again.')] };
  if (tensor.dtype === 'complex64') return { outputs: [note('Complex numbers are not shown.')] };
  const page = await tensorPage(tensor, at);
  if (tensor.dtype === 'string' || tensor.size === 0) return { page, outputs: [] };
  const pictures = await tensorPictures(tensor, nearest(tensor.shape, at));
  const statistics = statisticsOf(await readSample(tensor), tensor.size);
  return { statistics, page, outputs: pictures === undefined ? [] : [pictures] };
}

/** The numbers of an array that holds nothing else, as far as its beginning tells. */
function numbersIn(value: unknown): ArrayLike<number> | undefined {
  if (ArrayBuffer.isView(value) && !(value instanceof DataView)) {
    const list = value as unknown as ArrayLike<number | bigint>; // Every view but DataView is a typed array.
    return typeof list[0] === 'bigint' ? undefined : (list as ArrayLike<number>);
  }
  if (!Array.isArray(value) || value.length === 0) return undefined;
  return value.slice(0, 1_000).every((entry) => typeof entry === 'number') ? value : undefined;
}

function inspectNumbers(list: ArrayLike<number>, wanted: readonly number[]): VariableDetail {
  const shape = [list.length];
  const at = nearest(shape, wanted);
  const first = at[0] ?? 0;
  const shown = Math.max(0, Math.min(pageRows, list.length - first));
  const rows = Array.from({ length: shown }, (_, row) => [list[first + row] ?? Number.NaN]);
  const page: ValuesPage = { shape, at, rowAxis: 0, rows };
  return { statistics: sampleStatistics(list), page, outputs: [] };
}

function sampleStatistics(list: ArrayLike<number>): Statistics {
  if (list.length <= mostRead) return statisticsOf(list);
  const sample = Float64Array.from(
    { length: mostRead },
    (_, index) => list[Math.floor((index * list.length) / mostRead)] ?? Number.NaN,
  );
  return statisticsOf(sample, list.length);
}

function note(text: string): Output {
  return { mime: 'text/plain', text };
}
