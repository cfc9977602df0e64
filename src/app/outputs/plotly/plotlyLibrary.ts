/**
 * Plotly is 500 KB of compressed JavaScript, more than all the rest of the page: it comes as a chunk of its own when
 * the first figure does.
 */

/** The part of Plotly the page uses. */
export interface PlotlyLibrary {
  react(
    element: HTMLElement,
    data: readonly Record<string, unknown>[],
    layout: Readonly<Record<string, unknown>>,
    config: Readonly<Record<string, unknown>>,
  ): Promise<unknown>;
  purge(element: HTMLElement): void;
  /** Gives a `data:` address. */
  toImage(
    figure: { readonly data: readonly unknown[]; readonly layout: object },
    options: { readonly format: 'svg'; readonly width: number; readonly height: number },
  ): Promise<string>;
}

let loading: Promise<PlotlyLibrary> | undefined;

/** Loads Plotly once; a failed attempt is forgotten, so that the next call tries again. */
export function loadPlotly(): Promise<PlotlyLibrary> {
  loading ??= importPlotly().catch((error: unknown) => {
    loading = undefined;
    throw error;
  });
  return loading;
}

async function importPlotly(): Promise<PlotlyLibrary> {
  declineInlineStyles(document);
  const module: unknown = await import('plotly.js');
  // The package is one CommonJS value: bundlers put it under `default`, for which its types have no name.
  return (module as { readonly default: PlotlyLibrary }).default;
}

/**
 * Plotly writes its rules into a style element of this name unless it finds one of this class: ours are in
 * PlotlyView.module.css, as the page's content security policy allows no inline styles.
 */
function declineInlineStyles(page: Document): void {
  const name = 'plotly.js-style-global';
  if (page.getElementById(name) !== null) return;
  const marker = page.createElement('template');
  marker.id = name;
  marker.className = 'no-inline-styles';
  page.head.append(marker);
}
