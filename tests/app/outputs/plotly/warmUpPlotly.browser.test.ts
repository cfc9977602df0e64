import { expect, it } from 'vitest';
import { warmUpPlotly } from '../../../../src/app/outputs/plotly/warmUpPlotly.ts';

it('starts Plotly and leaves nothing on the page', async () => {
  const before = document.body.childElementCount;
  await warmUpPlotly(document);
  expect('Plotly' in window).toBe(true);
  expect(document.body.childElementCount).toBe(before);
  // Plotly's own style element would break the page's content security policy.
  expect(document.querySelectorAll('style[id^="plotly"]')).toHaveLength(0);
});
