/**
 * Plotly's first start takes a third of a second, and its first figure a tenth. A lesson asks for both while the reader still reads, so
 * that neither falls into a training run. Most of the start is compiling, which Chromium does aside (`vite.config.ts`).
 */
import { loadPlotly } from './plotlyLibrary.ts';

/** Fetches and starts Plotly, and draws a figure nobody sees. A failure is left to the first real figure to say. */
export async function warmUpPlotly(page: Document): Promise<void> {
  const place = page.createElement('div');
  place.style.cssText =
    'position: absolute; left: -2000px; top: 0; width: 300px; height: 200px; visibility: hidden';
  place.ariaHidden = 'true';
  try {
    const library = await loadPlotly();
    // A task of its own: starting and drawing together would be one long one.
    await new Promise((resume) => setTimeout(resume));
    page.body.append(place);
    const curve = { type: 'scatter', mode: 'lines+text', x: [1, 2], y: [1, 2], text: ['', 'end'] };
    await library.react(
      place,
      [curve],
      { width: 300, height: 200, title: { text: 'warm' } },
      { displayModeBar: false },
    );
    library.purge(place);
  } catch {
    // The first real figure tries again and tells the reader.
  } finally {
    place.remove();
  }
}
