import type { PlotlyOutput } from '../notebook/output.ts';

/** What can be followed over the epochs; unseen pictures are those given as `validationData`. */
export type Measure = 'loss' | 'unseen loss' | 'accuracy' | 'unseen accuracy';

export interface NamedHistory {
  readonly name: string;
  readonly history: Readonly<Record<Measure, readonly number[]>>;
}

/** Told apart without colour, too. */
const dashes = ['solid', 'dash', 'dot', 'dashdot', 'longdash', 'longdashdot'] as const;

/** One curve for each variant of an experiment, over the epochs. `logarithmic` is for losses orders of magnitude apart. */
export function comparisonFigure(
  title: string,
  measure: Measure,
  variants: readonly NamedHistory[],
  { logarithmic = false }: { readonly logarithmic?: boolean } = {},
): PlotlyOutput {
  return {
    mime: 'application/vnd.plotly.v1+json',
    data: variants.map(({ name, history }, place) => ({
      type: 'scatter',
      mode: 'lines+markers',
      name,
      x: history[measure].map((_, epoch) => epoch + 1),
      y: history[measure].map((value) => (Number.isFinite(value) ? value : null)),
      line: { width: 2, dash: dashes[place % dashes.length] },
      marker: { size: 5 },
      hovertemplate: `${name}: %{y:.3f} after epoch %{x}<extra></extra>`,
    })),
    layout: {
      title: { text: `${title}: ${measure}` },
      showlegend: true,
      xaxis: { title: { text: 'epoch' }, dtick: tickStep(variants, measure) },
      ...(logarithmic && measure.endsWith('loss')
        ? { yaxis: { type: 'log', dtick: 1, exponentformat: 'none' } }
        : {}),
      height: 340,
      margin: { b: 84 },
    },
    description: inWords(title, measure, variants),
  };
}

function tickStep(variants: readonly NamedHistory[], measure: Measure): number {
  const epochs = Math.max(1, ...variants.map(({ history }) => history[measure].length));
  return [1, 2, 5, 10, 20, 50].find((step) => step * 10 >= epochs) ?? Math.ceil(epochs / 10);
}

function inWords(title: string, measure: Measure, variants: readonly NamedHistory[]): string {
  const ends = variants.flatMap(({ name, history }) => {
    const end = history[measure].at(-1);
    return end === undefined ? [] : [`${name} ${end.toFixed(3)}`];
  });
  return ends.length === 0
    ? `${title}, ${measure}: no epoch is finished yet.`
    : `${title}, ${measure} after the last epoch: ${ends.join(', ')}.`;
}
