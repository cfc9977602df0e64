/** What a figure needs of the page's theme, read from its style sheet. */
export interface FigureTokens {
  readonly paper: string;
  readonly raised: string;
  readonly ink: string;
  readonly soft: string;
  readonly faint: string;
  readonly line: string;
  readonly accent: string;
  readonly train: string;
  readonly validation: string;
  readonly interfaceFont: string;
  readonly dark: boolean;
}

/** Reads the tokens as they hold for `element`; the theme is `data-theme` on the root element. */
export function readFigureTokens(element: Element): FigureTokens {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(name).trim();
  return {
    paper: read('--paper'),
    raised: read('--raised'),
    ink: read('--ink'),
    soft: read('--soft'),
    faint: read('--faint'),
    line: read('--line'),
    accent: read('--accent'),
    train: read('--series-train'),
    validation: read('--series-validation'),
    interfaceFont: read('--font-interface'),
    dark: element.ownerDocument.documentElement.dataset.theme === 'dark',
  };
}
