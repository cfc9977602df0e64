import * as tf from '@tensorflow/tfjs';
import type { PlotlyOutput } from '../notebook/output.ts';
import type { Numbers } from './readNumbers.ts';
import { readNumbers } from './readNumbers.ts';

export interface HistogramOptions {
  /** Number of bars. Default 32. */
  readonly bins?: number;
  /** Left and right end of the axis. Default: the smallest and the largest value. */
  readonly range?: readonly [number, number];
  readonly title?: string;
  /** 'half' lets two histograms stand side by side. Default 'half'. */
  readonly span?: 'full' | 'half';
}

/** More values than this are not read: the first rows stand for all, and the figure says so. */
const mostValues = 1_000_000;

/** How often values fall into each of `bins` equal steps; the right end belongs to the last step. */
export function countBins(values: ArrayLike<number>, bins: number, low: number, high: number): number[] {
  const counts = new Array<number>(bins).fill(0);
  const width = (high - low) / bins || 1;
  for (let index = 0; index < values.length; index++) {
    const value = values[index] ?? Number.NaN;
    if (!(value >= low && value <= high)) continue;
    const bin = Math.min(bins - 1, Math.floor((value - low) / width));
    counts[bin] = (counts[bin] ?? 0) + 1;
  }
  return counts;
}

/** Shows how often each value occurs, as bars. Of a large tensor the first rows are read, up to a million values. */
export async function histogram(values: Numbers, options: HistogramOptions = {}): Promise<PlotlyOutput> {
  const { read, note } = await firstValues(values);
  let low = Infinity;
  let high = -Infinity;
  for (let index = 0; index < read.length; index++) {
    const value = read[index] ?? Number.NaN;
    if (value < low) low = value;
    if (value > high) high = value;
  }
  if (low > high) throw new Error('histogram: there are no numbers to count');
  [low, high] = options.range ?? [low, high];
  const bins = options.bins ?? 32;
  const width = (high - low) / bins || 1;
  const title = [options.title, note].filter((part) => part !== undefined).join(' · ');
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: [
      {
        type: 'bar',
        x: Array.from({ length: bins }, (_, bin) => low + (bin + 0.5) * width),
        y: countBins(read, bins, low, high),
        width,
        hovertemplate: 'around %{x:.3~g}: %{y:,}<extra></extra>',
      },
    ],
    layout: {
      title: { text: title },
      bargap: 0,
      xaxis: { title: { text: 'value' } },
      yaxis: { title: { text: 'how often' } },
    },
    span: options.span ?? 'half',
    description: `Histogram of ${read.length.toLocaleString('en')} values between ${low} and ${high}.`,
  };
}

async function firstValues(values: Numbers): Promise<{ read: ArrayLike<number>; note?: string }> {
  if (!(values instanceof tf.Tensor) || values.size <= mostValues) return { read: await readNumbers(values) };
  const rows = values.shape[0] ?? 1;
  const kept = Math.max(1, Math.floor((mostValues / values.size) * rows));
  const part = values.slice([0], [kept]);
  const read = await readNumbers(part);
  part.dispose();
  return { read, note: `first ${kept.toLocaleString('en')} of ${rows.toLocaleString('en')}` };
}
