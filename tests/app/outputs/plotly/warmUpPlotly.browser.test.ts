import { expect, it } from 'vitest';
import { warmUpPlotly } from '../../../../src/app/outputs/plotly/warmUpPlotly.ts';

it('starts Plotly and leaves no figure and no style element on the page', async () => {
  await warmUpPlotly(document);
  expect('Plotly' in window).toBe(true);
  // Plotly keeps an invisible element of its own to measure text with.
  const left = [...document.body.children].filter((element) => element.id !== 'js-plotly-tester');
  expect(left).toEqual([]);
  // Its style element would break the page's content security policy.
  expect(document.querySelectorAll('style[id^="plotly"]')).toHaveLength(0);
});
