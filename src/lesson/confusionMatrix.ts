import type * as tf from '@tensorflow/tfjs';
import { classNames as fashionClassNames } from '../data/types.ts';
import type { ImagesOutput, PlotlyOutput } from '../notebook/output.ts';
import { picturesAt } from './galleryPictures.ts';
import type { Predictions } from './predict.ts';
import { readClasses } from './readClasses.ts';
import type { Numbers } from './readNumbers.ts';

/** `counts[label][prediction]`: how many images with that label got that prediction. */
export function countConfusions(
  labels: ArrayLike<number>,
  predictions: ArrayLike<number>,
  classes: number,
): number[][] {
  if (labels.length !== predictions.length) {
    throw new Error(`confusionMatrix: ${labels.length} labels for ${predictions.length} predictions`);
  }
  const counts = Array.from({ length: classes }, () => new Array<number>(classes).fill(0));
  for (let index = 0; index < labels.length; index++) {
    const label = labels[index] ?? -1;
    const prediction = predictions[index] ?? -1;
    const row = counts[label];
    if (row?.[prediction] === undefined) {
      throw new Error(
        `confusionMatrix: label ${label} with prediction ${prediction} is not among ${classes} classes`,
      );
    }
    row[prediction]++;
  }
  return counts;
}

/** As many pictures of each kind of mistake can be opened. */
const picturesEach = 8;

export interface ConfusionMatrixOptions {
  /** `[count, height, width]` or `[count, height, width, channels]`: the page opens the pictures behind each count. */
  readonly images?: tf.Tensor;
  /** Default: the ten of Fashion-MNIST. */
  readonly classNames?: readonly string[];
}

/**
 * A table of labels (rows) against predictions (columns), as a heat map with the counts printed in it. The
 * diagonal is right; everything else is a kind of mistake. Given the `images`, each cell opens the first eight of its own.
 *
 * The trace carries `meta.ramp: 'single-hue'` and no colours: the page paints it in its theme.
 */
export async function confusionMatrix(
  labels: Numbers,
  predictions: Numbers | Predictions,
  options: ConfusionMatrixOptions = {},
): Promise<PlotlyOutput> {
  const names = options.classNames ?? fashionClassNames;
  const right = await readClasses('confusionMatrix', 'labels', labels);
  const classes = await readClasses('confusionMatrix', 'predictions', predictions);
  const said = 'classes' in predictions ? predictions : { classes };
  const counts = countConfusions(right, said.classes, names.length);
  const shares = counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (total === 0 ? 0 : (100 * count) / total));
  });
  const opened = await openedCells(options.images, right, said, names);
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: [
      {
        type: 'heatmap',
        // Coloured by the share of the row, so that classes of different sizes compare.
        z: shares,
        x: names,
        y: names,
        hovertext: counts.map((row) => row.map(String)),
        text: counts.map((row) => row.map((count) => (count === 0 ? '' : String(count)))),
        texttemplate: '%{text}',
        hovertemplate:
          '%{hovertext} with label %{y}<br>predicted as %{x}<br>%{z:.1f} % of that label<extra></extra>',
        xgap: 1,
        ygap: 1,
        zmin: 0,
        zmax: 100,
        showscale: false,
        meta: { ramp: 'single-hue' },
        ...(opened === undefined ? {} : { customdata: opened.places }),
      },
    ],
    layout: {
      xaxis: { title: { text: 'prediction' }, tickangle: -40, constrain: 'domain', automargin: true },
      yaxis: { title: { text: 'label' }, autorange: 'reversed', automargin: true },
      height: 560,
    },
    description: `Confusion matrix of ${names.length} classes: labels in rows, predictions in columns.`,
    ...(opened === undefined ? {} : { pictures: opened.pictures }),
  };
}

/** The first pictures of each cell, and for `[label][prediction]` which of them are its own. */
async function openedCells(
  images: tf.Tensor | undefined,
  labels: ArrayLike<number>,
  predictions: { readonly classes: ArrayLike<number>; readonly scores?: ArrayLike<number> },
  names: readonly string[],
): Promise<{ readonly pictures: ImagesOutput; readonly places: number[][][] } | undefined> {
  if (images === undefined) return undefined;
  if (images.shape[0] !== labels.length) {
    throw new Error(`confusionMatrix: ${images.shape[0]} images for ${labels.length} labels`);
  }
  const places = names.map(() => names.map((): number[] => []));
  const chosen: number[] = [];
  for (let index = 0; index < labels.length; index++) {
    const cell = places[labels[index] ?? -1]?.[predictions.classes[index] ?? -1];
    if (cell === undefined || cell.length === picturesEach) continue;
    cell.push(chosen.length);
    chosen.push(index);
  }
  return { pictures: await picturesAt(images, chosen, { labels, predictions, names }), places };
}
