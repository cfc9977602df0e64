/**
 * The one look of all figures, as a Plotly template: defaults below whatever the figure sets itself
 * (https://plotly.com/javascript/layout-template/).
 */
import type { FigureTokens } from './figureTokens.ts';

/** Okabe and Ito's palette, told apart by colour-blind readers (https://jfly.uni-koeln.de/color/); yellow last. */
const okabeIto = ['#E69F00', '#56B4E9', '#009E73', '#CC79A7', '#D55E00', '#0072B2', '#F0E442'];

/**
 * From nothing to much in one hue, so that a heat map also reads in grey. Both ends keep a contrast of 4.5 to the
 * theme's ink, in which the values are printed: Plotly's own choice of black or white falls short in the middle.
 */
export function singleHueRamp(tokens: FigureTokens): readonly (readonly [number, string])[] {
  return [
    [0, tokens.dark ? '#1f2228' : '#f1f4fb'],
    [1, tokens.dark ? '#3661c4' : '#6f93ea'],
  ];
}

export interface TemplateOptions {
  readonly horizontalLines: boolean;
  /** True keeps the axes where they are, however long their labels; false makes room for labels. */
  readonly fixedMargins: boolean;
}

export function figureTemplate(tokens: FigureTokens, { horizontalLines, fixedMargins }: TemplateOptions) {
  const axis = {
    automargin: !fixedMargins,
    // A figure must not catch the finger or the wheel that scrolls the page.
    fixedrange: true,
    zeroline: false,
    showline: false,
    ticks: '',
    gridcolor: tokens.line,
    linecolor: tokens.line,
    zerolinecolor: tokens.line,
    tickfont: { size: 12, color: tokens.soft },
    title: { font: { size: 12, color: tokens.soft }, standoff: 8 },
  };
  const scale = { outlinewidth: 0, thickness: 10, tickfont: { size: 11, color: tokens.soft } };
  const ramp = { colorscale: singleHueRamp(tokens), colorbar: scale };
  return {
    layout: {
      font: { family: tokens.interfaceFont, size: 12, color: tokens.ink },
      title: {
        font: { size: 13, color: tokens.ink, weight: 600 },
        x: 0,
        xref: 'paper',
        xanchor: 'left',
        yref: 'paper',
        y: 1,
        yanchor: 'bottom',
        pad: { b: 12 },
      },
      paper_bgcolor: 'rgba(0,0,0,0)',
      plot_bgcolor: 'rgba(0,0,0,0)',
      colorway: [tokens.train, ...okabeIto],
      colorscale: { sequential: singleHueRamp(tokens), sequentialminus: singleHueRamp(tokens) },
      // Plotly's own is a dark grey, which cannot be seen in the dark.
      shapedefaults: { line: { color: tokens.soft } },
      hovermode: 'closest',
      dragmode: false,
      hoverlabel: {
        bgcolor: tokens.raised,
        bordercolor: tokens.line,
        font: { family: tokens.interfaceFont, size: 12, color: tokens.ink },
      },
      legend: {
        orientation: 'h',
        x: 0,
        xanchor: 'left',
        yref: 'container',
        y: 0,
        yanchor: 'bottom',
        font: { size: 12, color: tokens.soft },
        itemclick: false,
        itemdoubleclick: false,
      },
      xaxis: { ...axis, showgrid: false, ticklabelstandoff: 3 },
      yaxis: { ...axis, showgrid: horizontalLines, ticklabelstandoff: 6 },
    },
    data: {
      heatmap: [ramp],
      contour: [ramp],
      histogram2d: [ramp],
      bar: [{ marker: { line: { width: 0 } } }],
      scatter: [{ line: { width: 2 } }],
    },
  };
}
