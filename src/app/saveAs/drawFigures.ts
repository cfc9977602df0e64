import { checkPlotly } from '../../kernel/checkPlotly.ts';
import { lookOf } from '../../notebook/foreignOutput.ts';
import type { Output, PlotlyOutput } from '../../notebook/output.ts';
import type { SavedNotebook } from '../../notebook/savedNotebook.ts';
import { readFigureTokens } from '../outputs/plotly/figureTokens.ts';
import { loadPlotly } from '../outputs/plotly/plotlyLibrary.ts';
import { themedFigure } from '../outputs/plotly/themedFigure.ts';

const width = 720;

/**
 * The Plotly figures of a notebook as SVG pictures, in the page's theme and on its paper. Plotly is loaded only if
 * there is a figure; one that it cannot draw is left out.
 */
export async function drawFigures({ results }: SavedNotebook, page: Document): Promise<Map<Output, string>> {
  const drawn = new Map<Output, string>();
  const tokens = readFigureTokens(page.documentElement);
  for (const output of [...results.values()].flatMap(({ outputs }) => outputs)) {
    const figure = figureOf(output);
    if (figure === undefined) continue;
    try {
      const { data, layout } = themedFigure(figure, tokens, width);
      const { height = 320 } = layout as { readonly height?: number }; // `themedFigure` has set it
      const plotly = await loadPlotly();
      const onPaper = {
        data,
        layout: { ...layout, paper_bgcolor: tokens.paper, plot_bgcolor: tokens.paper },
      };
      drawn.set(output, await plotly.toImage(onPaper, { format: 'svg', width, height }));
    } catch (error) {
      console.warn('A figure could not be drawn for the file; its values stand in its place.', error);
    }
  }
  return drawn;
}

function figureOf(output: Output): PlotlyOutput | undefined {
  if (output.mime === 'application/vnd.plotly.v1+json') return output;
  if (output.mime !== 'application/vnd.convbook.foreign+json') return undefined;
  const { figure } = lookOf(output);
  return figure === undefined ? undefined : checkPlotly(figure);
}
