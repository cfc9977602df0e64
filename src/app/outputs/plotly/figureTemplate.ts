/**
 * The one look of all figures, as a Plotly template: defaults below whatever the figure sets itself
 * (https://plotly.com/javascript/layout-template/).
 */
import type { FigureTokens } from './figureTokens.ts';

/** Okabe and Ito's palette, told apart by colour-blind readers (https://jfly.uni-koeln.de/color/); yellow last. */
const okabeIto = ['#E69F00', '#56B4E9', '#009E73', '#CC79A7', '#D55E00', '#0072B2', '#F0E442'];

/** From nothing to much in one hue, so that a heat map also reads in grey. */
export function singleHueRamp(tokens: FigureTokens): readonly (readonly [number, string])[] {
  return tokens.dark
    ? [
        [0, tokens.raised],
        [0.5, '#34508f'],
        [1, tokens.accent],
      ]
    : [
        [0, '#f1f4fb'],
        [0.5, '#9db7f0'],
        [1, tokens.accent],
      ];
}

export function figureTemplate(tokens: FigureTokens, horizontalLines: boolean) {
  const axis = {
    automargin: true,
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
      xaxis: { ...axis, showgrid: false },
      yaxis: { ...axis, showgrid: horizontalLines },
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
