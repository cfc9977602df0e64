import type { PlotlyOutput } from '../notebook/output.ts';

/**
 * The picture of one training curve: loss, or a metric, over the epochs.
 *
 * Traces and the notes at their ends carry meaning and no colour: `meta.series` is 'train' or 'validation' on a
 * trace, `name` is the same on an annotation, and the page paints both in its theme. `meta.role: 'batch'` marks
 * the faint line of single batches behind the averages of whole epochs.
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
  const trainEnd = curve.train.at(-1);
  const validationEnd = curve.validation.at(-1);
  const apart = (axes.values[1] - axes.values[0]) / 12;
  const near =
    trainEnd !== undefined && validationEnd !== undefined && Math.abs(trainEnd[1] - validationEnd[1]) < apart;
  const trainAbove = (trainEnd?.[1] ?? 0) > (validationEnd?.[1] ?? 0);
  const shift = (above: boolean) => (near ? (above ? 9 : -9) : 0);
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: [
      ...(curve.batches.length > 0 ? [batchTrace(curve.batches)] : []),
      epochTrace(curve.train, 'train'),
      ...(curve.validation.length > 0 ? [epochTrace(curve.validation, 'validation')] : []),
    ],
    layout: {
      title: { text: curve.title },
      showlegend: false,
      uirevision: 'keep the reader’s zoom',
      margin: { r: 96 },
      xaxis: { title: { text: 'epoch' }, range: axes.epochs, tickformat: 'd' },
      yaxis: { range: axes.values },
      annotations: [
        ...(trainEnd === undefined ? [] : [endLabel(trainEnd, 'train', shift(trainAbove))]),
        ...(validationEnd === undefined ? [] : [endLabel(validationEnd, 'validation', shift(!trainAbove))]),
      ],
      height: 300,
    },
    span: 'half',
    description: inWords(curve),
  };
}

/** The unseen images are the validation set; its curve is named for what it means. */
const seriesName = { train: 'train', validation: 'unseen' } as const;
type Series = keyof typeof seriesName;

function batchTrace(points: readonly Point[]): Record<string, unknown> {
  return {
    type: 'scatter',
    mode: 'lines',
    name: 'single batches',
    x: points.map(([epoch]) => epoch),
    y: points.map(([, value]) => drawable(value)),
    opacity: 0.35,
    line: { width: 1 },
    hoverinfo: 'skip',
    meta: { series: 'train', role: 'batch' },
  };
}

function epochTrace(points: readonly Point[], series: Series): Record<string, unknown> {
  return {
    type: 'scatter',
    mode: 'lines+markers',
    name: seriesName[series],
    x: points.map(([epoch]) => epoch),
    y: points.map(([, value]) => drawable(value)),
    line: { width: 2, dash: series === 'train' ? 'solid' : 'dash' },
    marker: { size: points.map((_, index) => (index === points.length - 1 ? 9 : 4)) },
    hovertemplate: `${seriesName[series]} %{y:.4f}, epoch %{x}<extra></extra>`,
    meta: { series },
  };
}

function endLabel([epoch, value]: Point, series: Series, shift: number): Record<string, unknown> {
  return {
    name: series,
    x: epoch,
    y: drawable(value) ?? 0,
    text: `${seriesName[series]} ${Number.isFinite(value) ? value.toFixed(3) : 'not a number'}`,
    xanchor: 'left',
    xshift: 8,
    yshift: shift,
    showarrow: false,
  };
}

/** Plotly leaves a gap for null; NaN and infinities have no place on an axis. */
function drawable(value: number): number | null {
  return Number.isFinite(value) ? value : null;
}

function inWords(curve: Curve): string {
  const [train, validation] = [curve.train.at(-1), curve.validation.at(-1)];
  if (train === undefined) return `${curve.title}: no epoch is finished yet.`;
  const unseen = validation === undefined ? '' : `, ${validation[1].toFixed(3)} on unseen images`;
  return `${curve.title} after epoch ${Math.round(train[0])}: ${train[1].toFixed(3)} on training images${unseen}.`;
}
