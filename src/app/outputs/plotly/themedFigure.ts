/** From an output to what Plotly is given: made safe, in the page's look, at the size of its place. */
import type { PlotlyOutput } from '../../../notebook/output.ts';
import { figureTemplate, singleHueRamp } from './figureTemplate.ts';
import type { FigureTokens } from './figureTokens.ts';
import { type Figure, safeFigure } from './safeFigure.ts';
import { isRecord, listed, withSeries } from './seriesLook.ts';

/** Heat maps with more cells along a side do not print their values: there is no room. */
const printedCells = 20;

/** Room right of the axes for a name and a value such as `unseen 0.312`, in CSS pixels. */
const endLabelRoom = 92;

/** Height in CSS pixels: the figure's own within bounds, else one that suits its width. Known before Plotly is. */
export function figureHeight({ layout, span }: PlotlyOutput): number {
  const wanted = layout?.height;
  if (typeof wanted === 'number' && Number.isFinite(wanted)) return Math.min(1200, Math.max(120, wanted));
  return span === 'half' ? 240 : 320;
}

/** @param width of the figure's place, in CSS pixels. */
export function themedFigure(output: PlotlyOutput, tokens: FigureTokens, width: number): Figure {
  const { data, layout } = safeFigure(output.data, output.layout);
  const heatMap = data.length > 0 && data.every((trace) => trace.type === 'heatmap');
  const titled = withTitles(layout);
  const series = withSeries(data, tokens, isRecord(titled.yaxis) ? titled.yaxis.range : undefined);
  const hasTitle =
    isRecord(titled.title) && typeof titled.title.text === 'string' && titled.title.text !== '';
  // Margins that follow the labels move the axes while a curve grows, and lay the figure out twice.
  const fixedMargins = series.endLabels && !(isRecord(titled.yaxis) && titled.yaxis.title !== undefined);
  return {
    data: series.data.map((trace) => (trace.type === 'heatmap' ? withValues(trace, tokens) : trace)),
    layout: {
      ...titled,
      template: figureTemplate(tokens, { horizontalLines: !heatMap, fixedMargins }),
      margin: {
        l: 48,
        r: series.endLabels ? endLabelRoom : 12,
        t: hasTitle ? 36 : 14,
        b: 40,
        ...(isRecord(layout.margin) ? layout.margin : {}),
      },
      autosize: false,
      width,
      height: figureHeight(output),
      // What the reader has done to the figure (a hidden trace) survives updates.
      uirevision: 'kept',
    },
  };
}

/** A title may be written as a plain string, which newer Plotly ignores. */
function withTitles(layout: Record<string, unknown>): Record<string, unknown> {
  const titled = { ...layout };
  for (const [key, value] of Object.entries(layout)) {
    if (key === 'title' && typeof value === 'string') titled.title = { text: value };
    if (/^[xy]axis\d*$/.test(key) && isRecord(value) && typeof value.title === 'string') {
      titled[key] = { ...value, title: { text: value.title } };
    }
  }
  return titled;
}

function withValues(trace: Record<string, unknown>, tokens: FigureTokens): Record<string, unknown> {
  const rows = listed(trace.z);
  const columns = listed(rows?.[0]);
  const room = (rows?.length ?? 0) <= printedCells && (columns?.length ?? 0) <= printedCells;
  const single = isRecord(trace.meta) && trace.meta.ramp === 'single-hue';
  const ours = single || trace.colorscale === undefined;
  const textfont = { ...(isRecord(trace.textfont) ? trace.textfont : {}), color: tokens.ink };
  return {
    ...(room && trace.texttemplate === undefined ? { texttemplate: '%{z:.4~g}' } : {}),
    ...trace,
    ...(ours ? { colorscale: singleHueRamp(tokens), textfont } : {}),
  };
}
