/** A figure on the page for as long as its element is: draws, follows width and theme, and cleans up. */
import type { PlotlyOutput } from '../../../notebook/output.ts';
import { cancelTurn, requestTurn } from '../../shell/oneAFrame.ts';
import { readFigureTokens } from './figureTokens.ts';
import { loadPlotly, type PlotlyLibrary } from './plotlyLibrary.ts';
import { middleOfMark, type PointedAt, readPoint } from './pointEvents.ts';
import { themedFigure } from './themedFigure.ts';

/** What Plotly makes of the element it draws in. */
interface PlotlyElement extends HTMLElement {
  on?(name: string, listener: (event: unknown) => void): void;
}

export type FigurePhase =
  | { readonly phase: 'loading' }
  | { readonly phase: 'drawn' }
  | { readonly phase: 'failed'; readonly reason: string };

const config = {
  displayModeBar: false,
  displaylogo: false,
  responsive: false,
  showTips: false,
  doubleClick: false,
};

/**
 * How many times as long as a drawing took the next one is put off: where a chart draws slowly, the training that it shows needs the
 * processor more.
 */
const restAfterDrawing = 20;

export class LiveFigure {
  #output: PlotlyOutput | undefined;
  #library: PlotlyLibrary | undefined;
  #drawnWidth = 0;
  /** When the next update may be drawn, as `performance.now`. */
  #restsUntil = 0;
  #waiting: ReturnType<typeof setTimeout> | undefined;
  #disposed = false;
  readonly #element: HTMLElement;
  readonly #onPhase: (phase: FigurePhase) => void;
  readonly #onPoint: (point: PointedAt | undefined) => void;
  readonly #onPress: (event: unknown) => void;
  #listens = false;
  readonly #resize: ResizeObserver;
  readonly #theme: MutationObserver;

  constructor(
    element: HTMLElement,
    onPhase: (phase: FigurePhase) => void,
    onPoint: (point: PointedAt | undefined) => void = () => undefined,
    /** Told Plotly's event when a point or cell is pressed. */
    onPress: (event: unknown) => void = () => undefined,
  ) {
    this.#element = element;
    this.#onPhase = onPhase;
    this.#onPoint = onPoint;
    this.#onPress = onPress;
    this.#resize = new ResizeObserver(() => {
      if (Math.floor(element.clientWidth) !== this.#drawnWidth) this.#request();
    });
    this.#resize.observe(element);
    this.#theme = new MutationObserver(() => this.#request());
    this.#theme.observe(element.ownerDocument.documentElement, { attributeFilter: ['data-theme'] });
    // Links are taken out of every text; should one slip through, it still leads nowhere.
    element.addEventListener('click', stopLink, true);
    element.addEventListener('auxclick', stopLink, true);
    this.load();
  }

  /** Fetches the library; call again after a failure. */
  load(): void {
    this.#onPhase({ phase: 'loading' });
    loadPlotly().then(
      (library) => {
        this.#library = library;
        this.#request();
      },
      () => this.#fail('The chart library did not load. Check the connection and try again.'),
    );
  }

  show(output: PlotlyOutput): void {
    this.#output = output;
    const rest = this.#restsUntil - performance.now();
    if (rest <= 0) this.#request();
    else this.#waiting ??= setTimeout(() => this.#request(), rest);
  }

  /** Points at the point that stands for this picture. */
  pointAt(picture: number): void {
    if (this.#listens) this.#onPoint({ picture, ...middleOfMark(this.#element, picture) });
  }

  dispose(): void {
    this.#disposed = true;
    cancelTurn(this);
    clearTimeout(this.#waiting);
    this.#resize.disconnect();
    this.#theme.disconnect();
    this.#element.removeEventListener('click', stopLink, true);
    this.#element.removeEventListener('auxclick', stopLink, true);
    this.#library?.purge(this.#element);
  }

  #request(): void {
    clearTimeout(this.#waiting);
    this.#waiting = undefined;
    if (this.#disposed || this.#library === undefined || this.#output === undefined) return;
    requestTurn(this, () => this.#draw(this.#library, this.#output));
  }

  #draw(library: PlotlyLibrary | undefined, output: PlotlyOutput | undefined): void {
    const width = Math.floor(this.#element.clientWidth);
    // Hidden (a closed panel, a folded cell): the observer asks again when there is room.
    if (library === undefined || output === undefined || width === 0) return;
    this.#drawnWidth = width;
    const began = performance.now();
    try {
      const { data, layout } = themedFigure(output, readFigureTokens(this.#element), width);
      library.react(this.#element, data, layout, config).then(
        () => {
          this.#listen(output);
          this.#report({ phase: 'drawn' });
        },
        (error: unknown) => this.#fail(messageOf(error)),
      );
    } catch (error) {
      this.#fail(messageOf(error));
    }
    const ended = performance.now();
    this.#restsUntil = ended + restAfterDrawing * (ended - began);
  }

  /** Only where points stand for pictures; Plotly takes its listeners away itself when the figure goes. */
  #listen({ pictures }: PlotlyOutput): void {
    const element: PlotlyElement = this.#element;
    if (this.#listens || pictures === undefined || element.on === undefined) return;
    this.#listens = true;
    element.on('plotly_hover', (event) => this.#onPoint(readPoint(event)));
    element.on('plotly_unhover', () => this.#onPoint(undefined));
    element.on('plotly_click', (event) => this.#onPress(event));
  }

  #fail(reason: string): void {
    this.#report({ phase: 'failed', reason });
  }

  #report(phase: FigurePhase): void {
    if (!this.#disposed) this.#onPhase(phase);
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

function stopLink(event: Event): void {
  const target = event.target;
  if (target instanceof Element && target.closest('a') !== null) event.preventDefault();
}
