import { classNames as fashionClassNames } from '../data/types.ts';
import type { PlotlyOutput } from '../notebook/output.ts';
import type { Predictions } from './predict.ts';
import { type Numbers, readNumbers } from './readNumbers.ts';

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

/**
 * A table of labels (rows) against predictions (columns), as a heat map with the counts printed in it. The
 * diagonal is right; everything else is a kind of mistake.
 *
 * The trace carries `meta.ramp: 'single-hue'` and no colours: the page paints it in its theme.
 */
export async function confusionMatrix(
  labels: Numbers,
  predictions: Numbers | Predictions,
  options: { readonly classNames?: readonly string[] } = {},
): Promise<PlotlyOutput> {
  const names = options.classNames ?? fashionClassNames;
  const said = 'classes' in predictions ? predictions.classes : await readNumbers(predictions);
  const counts = countConfusions(await readNumbers(labels), said, names.length);
  const shares = counts.map((row) => {
    const total = row.reduce((sum, count) => sum + count, 0);
    return row.map((count) => (total === 0 ? 0 : (100 * count) / total));
  });
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: [
      {
        type: 'heatmap',
        // Coloured by the share of the row, so that classes of different sizes compare.
        z: shares,
        x: names,
        y: names,
        customdata: counts,
        text: counts.map((row) => row.map((count) => (count === 0 ? '' : String(count)))),
        texttemplate: '%{text}',
        hovertemplate:
          '%{customdata} with label %{y}<br>predicted as %{x}<br>%{z:.1f} % of that label<extra></extra>',
        xgap: 1,
        ygap: 1,
        zmin: 0,
        zmax: 100,
        showscale: false,
        meta: { ramp: 'single-hue' },
      },
    ],
    layout: {
      xaxis: { title: { text: 'prediction' }, tickangle: -40, constrain: 'domain', automargin: true },
      yaxis: { title: { text: 'label' }, autorange: 'reversed', automargin: true },
      height: 560,
    },
    description: `Confusion matrix of ${names.length} classes: labels in rows, predictions in columns.`,
  };
}
