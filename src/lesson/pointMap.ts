import type * as tf from '@tensorflow/tfjs';
import { classNames as fashionClassNames } from '../data/types.ts';
import type { ImagesOutput, PlotlyOutput } from '../notebook/output.ts';
import { plot } from './figures.ts';
import { type GalleryOptions, gallery } from './gallery.ts';
import { type Numbers, readNumbers } from './readNumbers.ts';

/** Ten tones that can be told apart, also by the colour-blind: most are Okabe and Ito's. */
const tones = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#cc79a7',
  '#56b4e9',
  '#d55e00',
  '#9a5fd6',
  '#b8a900',
  '#888888',
  '#b5446e',
];
/** The marks differ as well: colour alone is not enough for ten. */
const symbols = [
  'circle',
  'square',
  'diamond',
  'cross',
  'x',
  'triangle-up',
  'star',
  'hexagon',
  'pentagon',
  'bowtie',
];

export interface PointMapOptions extends Pick<GalleryOptions, 'predictions' | 'classNames'> {
  readonly title?: string;
  /** One a point: `[count, height, width]` or `[count, height, width, channels]`. */
  readonly images?: tf.Tensor;
}

/**
 * Points on a plane, coloured and marked by class; each says its class and number when pointed at, or, where `images` are given,
 * shows its picture, with the prediction where there are `predictions`.
 *
 * @param points `[count, 2]`, from `principalAxes` or `neighbourMap`
 * @param labels `[count]`, whole numbers
 */
export async function pointMap(
  points: tf.Tensor2D,
  labels: Numbers,
  options: PointMapOptions = {},
): Promise<PlotlyOutput> {
  const at = await points.array();
  const classes = Array.from(await readNumbers(labels));
  if (classes.length !== at.length) {
    throw new Error(`pointMap: ${classes.length} labels for ${at.length} points`);
  }
  const pictures = await picturesOf(options, labels, at.length);
  const names = options.classNames ?? fashionClassNames;
  const traces = names.map((name, label) => {
    const members = classes.flatMap((each, index) => (each === label ? [index] : []));
    return {
      type: 'scatter',
      mode: 'markers',
      name,
      x: members.map((index) => at[index]?.[0] ?? 0),
      y: members.map((index) => at[index]?.[1] ?? 0),
      text: members.map((index) => `${name}, image ${index}`),
      ...(pictures === undefined ? { hoverinfo: 'text' } : { hoverinfo: 'none', customdata: members }),
      marker: { color: tones[label % tones.length], symbol: symbols[label % symbols.length], size: 6 },
    };
  });
  const axis = { showticklabels: false, zeroline: false, showgrid: false, ticks: '' };
  const figure = plot(traces, {
    ...(options.title === undefined ? {} : { title: { text: options.title } }),
    showlegend: true,
    hovermode: 'closest',
    height: 560,
    xaxis: axis,
    yaxis: { ...axis, scaleanchor: 'x' },
  });
  return {
    ...figure,
    description: `${at.length} points on a plane, one tone and mark for each of ${names.length} classes.`,
    ...(pictures === undefined ? {} : { pictures }),
  };
}

async function picturesOf(
  { images, predictions, classNames }: PointMapOptions,
  labels: Numbers,
  count: number,
): Promise<ImagesOutput | undefined> {
  if (images === undefined) return undefined;
  if (images.shape[0] !== count) throw new Error(`pointMap: ${images.shape[0]} images for ${count} points`);
  const shown = await gallery(images, {
    labels,
    count,
    ...(predictions === undefined ? {} : { predictions }),
    ...(classNames === undefined ? {} : { classNames }),
  });
  return shown.mime === 'text/plain' ? undefined : shown;
}
