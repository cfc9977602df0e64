import type { PlotlyOutput } from '../notebook/output.ts';

/**
 * The picture of one training curve: loss, or a metric, over the epochs.
 *
 * Traces carry meaning and no colour: the page paints `meta.series` ('train' or 'validation') in its theme, marks the
 * last point, and sets a trace's name there instead of in a legend. The faint line of batches has its name there
 * during the first epoch; then the epochs' line takes the place, and the name.
 */
export interface Curve {
  /** `loss`. */
  readonly title: string;
  readonly train: readonly Point[];
  readonly validation: readonly Point[];
  readonly batches: readonly Point[];
}

/** `[epoch, value]`; the end of the first epoch is 1. */
export type Point = readonly [number, number];

export interface CurveAxes {
  readonly epochs: readonly [number, number];
  readonly values: readonly [number, number];
}

export function curveFigure(curve: Curve, axes: CurveAxes): PlotlyOutput {
  const [first, last] = axes.epochs;
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: [
      ...(curve.batches.length > 0 ? [batchTrace(curve.batches, curve.train.length === 0)] : []),
      epochTrace(curve.train, 'train'),
      ...(curve.validation.length > 0 ? [epochTrace(curve.validation, 'validation')] : []),
    ],
    layout: {
      title: { text: curve.title },
      showlegend: false,
      xaxis: {
        title: { text: 'epoch' },
        range: axes.epochs,
        dtick: Math.max(1, Math.ceil((last - first) / 10)),
      },
      yaxis: { range: axes.values },
      height: 280,
    },
    span: 'half',
    description: inWords(curve),
  };
}

/** Validation images are the ones the network has not seen; their curve is named for what it means. */
const seriesName = { train: 'train', validation: 'unseen' } as const;
type Series = keyof typeof seriesName;

/** The faint line. `named` says at its end what it is. */
function batchTrace(points: readonly Point[], named: boolean): Record<string, unknown> {
  return {
    type: 'scatter',
    mode: 'lines',
    ...(named ? { name: 'train, batch' } : {}),
    x: points.map(([epoch]) => epoch),
    y: points.map(([, value]) => drawable(value)),
    opacity: 0.35,
    line: { width: 1 },
    hoverinfo: 'skip',
    meta: { series: 'train' },
  };
}

function epochTrace(points: readonly Point[], series: Series): Record<string, unknown> {
  const name = seriesName[series];
  const end = points.at(-1);
  return {
    type: 'scatter',
    mode: 'lines',
    name: end === undefined ? name : `${name} ${shortNumber(end[1])}`,
    x: points.map(([epoch]) => epoch),
    y: points.map(([, value]) => drawable(value)),
    line: { width: 2, dash: series === 'train' ? 'solid' : 'dash' },
    hovertemplate: `${name} %{y:.4f}, epoch %{x}<extra></extra>`,
    meta: { series },
  };
}

function shortNumber(value: number): string {
  return Number.isFinite(value) ? value.toFixed(3) : 'not a number';
}

/** Plotly leaves a gap for null; NaN and infinities have no place on an axis. */
function drawable(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function inWords(curve: Curve): string {
  const [train, validation] = [curve.train.at(-1), curve.validation.at(-1)];
  const batch = curve.batches.at(-1);
  if (train === undefined) {
    const now = batch === undefined ? '' : `; about ${shortNumber(batch[1])} in the latest batches`;
    return `${curve.title}: no epoch is finished yet${now}.`;
  }
  const unseen = validation === undefined ? '' : `, ${shortNumber(validation[1])} on unseen images`;
  return `${curve.title} after epoch ${Math.ceil(train[0])}: ${shortNumber(train[1])} on training images${unseen}.`;
}
