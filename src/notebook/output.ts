import type { AnatomyOutput } from './anatomy.ts';

/**
 * What a cell can put on the page. Outputs are typed data, never HTML: rendered HTML could navigate, load or
 * leak. The type names are MIME types, so that an output keeps its meaning in an `.ipynb` file.
 */
export type Output =
  | TextOutput
  | TableOutput
  | ImagesOutput
  | PlotlyOutput
  | AnatomyOutput
  | ProgressOutput
  | ErrorOutput
  | ForeignOutput;

export type OutputMime = Output['mime'];

/** Text in a fixed-width face. Console lines carry their level; a cell's result has none. */
export interface TextOutput {
  readonly mime: 'text/plain';
  readonly text: string;
  readonly level?: 'log' | 'info' | 'warn' | 'error' | 'note';
}

/** A table. Numbers are aligned right and printed with at most 4 significant decimals. */
export interface TableOutput {
  readonly mime: 'application/vnd.convbook.table+json';
  readonly caption?: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly TableValue[])[];
  /** A last row set apart, such as totals. */
  readonly footer?: readonly TableValue[];
}
export type TableValue = string | number | boolean | null;

/** Small pictures in a grid, drawn pixelated: a gallery of garments, feature maps. */
export interface ImagesOutput {
  readonly mime: 'application/vnd.convbook.images+json';
  readonly caption?: string;
  /** Pixels of one picture. */
  readonly width: number;
  readonly height: number;
  /** 1 (grey) or 3 (red, green, blue), interleaved. */
  readonly channels: 1 | 3;
  /** `[count, height, width, channels]`, bytes. */
  readonly pixels: Uint8Array;
  /** True draws 0 as white and 255 as black, as garments are shown in print. Grey pictures only. */
  readonly inverted?: boolean;
  /** One entry a picture, in order. */
  readonly items: readonly ImageItem[];
}
export interface ImageItem {
  /** Set bold above the picture: the prediction. */
  readonly above?: string;
  /** Set soft below: the label. */
  readonly below?: string;
  /** Marks the picture as right or wrong, by a sign as well as a colour. */
  readonly mark?: 'right' | 'wrong';
  /** A longer text for the tooltip and for screen readers. */
  readonly description?: string;
}

/** A Plotly figure (https://plotly.com/chart-studio-help/json-chart-schema/). The page adds theme and fonts. */
export interface PlotlyOutput {
  readonly mime: 'application/vnd.plotly.v1+json';
  readonly data: readonly Record<string, unknown>[];
  readonly layout?: Readonly<Record<string, unknown>>;
  /** 'half' lets two figures stand side by side where there is room. Default 'full'. */
  readonly span?: 'full' | 'half';
  /** What the figure shows, for screen readers. */
  readonly description?: string;
  /**
   * A point whose `customdata` is the index of one of these shows it when it is pointed at. A cell of a heat map whose `customdata` is a
   * list of such indices opens them when it is pressed.
   */
  readonly pictures?: ImagesOutput;
}

/** One line of progress; `value` runs from 0 to 1, absent while the end is unknown. */
export interface ProgressOutput {
  readonly mime: 'application/vnd.convbook.progress+json';
  readonly value?: number;
  /** `epoch 7 of 10 · 4,312 images/s · 0:41 left`. */
  readonly label: string;
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
}

export interface ErrorOutput {
  readonly mime: 'application/vnd.convbook.error+json';
  /** `TypeError`. */
  readonly name: string;
  readonly message: string;
  /** What to try, in plain words, where known. */
  readonly hint?: string;
  /** Where in a cell's source; lines and columns count from 1. */
  readonly cellId?: string;
  readonly line?: number;
  readonly column?: number;
  /** The stack mapped back to cells, innermost first, without our own frames. */
  readonly trace?: readonly string[];
}

/**
 * An output of another program, as it was found in an `.ipynb` file. No kernel makes one. The page shows what
 * `foreignOutput.ts` finds harmless in it, text and pictures; all of it goes back into the file.
 */
export interface ForeignOutput {
  readonly mime: 'application/vnd.convbook.foreign+json';
  /** The nbformat output object, as JSON. */
  readonly json: string;
}
