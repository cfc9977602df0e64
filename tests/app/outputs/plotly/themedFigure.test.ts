import { describe, expect, it } from 'vitest';
import { figureTable } from '../../../../src/app/outputs/plotly/figureTable.ts';
import type { FigureTokens } from '../../../../src/app/outputs/plotly/figureTokens.ts';
import { figureHeight, themedFigure } from '../../../../src/app/outputs/plotly/themedFigure.ts';
import type { PlotlyOutput } from '../../../../src/notebook/output.ts';

const mime = 'application/vnd.plotly.v1+json';
const tokens: FigureTokens = {
  paper: '#fff',
  raised: '#fff',
  ink: '#111',
  soft: '#555',
  faint: '#888',
  line: '#ddd',
  accent: '#00f',
  train: '#0000ff',
  validation: '#ff8800',
  interfaceFont: 'Inter',
  dark: false,
};
const curves: PlotlyOutput = {
  mime,
  data: [
    { name: 'train', x: [1, 2], y: [0.9, 0.5], meta: { series: 'train' } },
    { name: 'unseen', x: [1, 2], y: [0.8, 0.1], meta: { series: 'validation' } },
  ],
};

describe('themedFigure', () => {
  it('draws training solid and validation dashed, in the colours of the page', () => {
    const [train, validation] = themedFigure(curves, tokens, 400).data;
    expect(train?.line).toMatchObject({ color: '#0000ff', dash: 'solid' });
    expect(validation?.line).toMatchObject({ color: '#ff8800', dash: 'dash' });
  });

  it('draws lines that mark a value in a colour of the theme', () => {
    const { template } = themedFigure(curves, tokens, 400).layout;
    expect(template).toMatchObject({ layout: { shapedefaults: { line: { color: tokens.soft } } } });
  });

  it('names each curve at its last point instead of in a legend', () => {
    const { data } = themedFigure(curves, tokens, 400);
    expect(data).toHaveLength(4);
    expect(data[2]).toMatchObject({ x: [2], y: [0.5], text: ['  train'], textposition: 'middle right' });
    expect(data[0]?.showlegend).toBe(false);
  });

  it('moves the names apart where the curves end close together', () => {
    const close = curves.data.map((trace, index) => ({ ...trace, y: [1, 0.5 + index / 100] }));
    const { data } = themedFigure({ mime, data: close }, tokens, 400);
    expect(data.slice(2).map(({ textposition }) => textposition)).toEqual(['bottom right', 'top right']);
  });

  it('keeps room for the names before the first point is there', () => {
    const empty = curves.data.map((trace) => ({ ...trace, x: [], y: [] }));
    const before = themedFigure({ mime, data: empty }, tokens, 400).layout.margin;
    expect(before).toMatchObject({ r: 92 });
    expect(before).toEqual(themedFigure(curves, tokens, 400).layout.margin);
  });

  it('keeps what the figure sets and takes its size from the page', () => {
    const { layout } = themedFigure(
      { mime, data: [], layout: { title: 'Loss', xaxis: { range: [1, 10] } } },
      tokens,
      400,
    );
    expect(layout).toMatchObject({
      title: { text: 'Loss' },
      xaxis: { range: [1, 10] },
      width: 400,
      height: 320,
    });
  });

  it('prints the values in a heat map that has room, and not in a large one', () => {
    const small = themedFigure({ mime, data: [{ type: 'heatmap', z: [[1, 2]] }] }, tokens, 400).data[0];
    const large = themedFigure({ mime, data: [{ type: 'heatmap', z: [new Array(28).fill(0)] }] }, tokens, 400)
      .data[0];
    expect(small?.texttemplate).toContain('%{z');
    expect(large?.texttemplate).toBeUndefined();
  });
});

it('bounds the height a figure may ask for', () => {
  expect(figureHeight({ mime, data: [], layout: { height: 1e9 } })).toBe(1200);
  expect(figureHeight({ mime, data: [], span: 'half' })).toBe(240);
});

describe('figureTable', () => {
  it('puts curves with the same x side by side', () => {
    expect(figureTable({ ...curves, layout: { xaxis: { title: { text: 'epoch' } } } })).toMatchObject({
      columns: ['epoch', 'train', 'unseen'],
      rows: [
        [1, 0.9, 0.8],
        [2, 0.5, 0.1],
      ],
    });
  });

  it('lists a heat map by its rows', () => {
    const heatMap: PlotlyOutput = { mime, data: [{ type: 'heatmap', x: ['a', 'b'], y: ['c'], z: [[1, 2]] }] };
    expect(figureTable(heatMap)).toMatchObject({ columns: ['', 'a', 'b'], rows: [['c', 1, 2]] });
  });
});
