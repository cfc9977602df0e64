/**
 * A notebook as the rest of the project sees it: a list of cells under a front matter.
 *
 * The file on disk is Markdown (see `parse.ts`). Everything that `serialise` needs to write the same bytes
 * again is kept here as text (`frontMatter`, `info`); what is merely understood from it is derived on demand
 * (`readFrontMatter`, `cellOptions`), so that what we do not know survives a round trip.
 */
export interface Notebook {
  /** The YAML between the opening `---` lines, without them; empty if the file has none. */
  readonly frontMatter: string;
  readonly cells: readonly Cell[];
}

export type Cell = MarkdownCell | CodeCell;

export interface MarkdownCell {
  readonly kind: 'markdown';
  /** Unique in its notebook, stable across edits of the text: `[A-Za-z0-9_-]{1,64}`. */
  readonly id: string;
  /**
   * GitHub-flavoured Markdown with `$…$` maths. Some fenced blocks stand for more: `widget`, `question`
   * (`questions.ts`), and `js check`, `hint`, `js solution` below an exercise (`exercises.ts`).
   */
  readonly source: string;
  /**
   * What its comment line says beside the id, as written; absent if that is nothing. `was=code` or `was=raw` marks
   * a listing that stands for another program's cell (`foreignCell.ts`), `jupyter=…` keeps what only an `.ipynb`
   * file knows (`keptOfJupyter.ts`).
   */
  readonly info?: string;
}

export interface CodeCell {
  readonly kind: 'code';
  /** Unique in its notebook: `[A-Za-z0-9_-]{1,64}`. */
  readonly id: string;
  /** Plain JavaScript. */
  readonly source: string;
  /** What follows `js` on the fence's line, as written (`id=train long`); `exercise` among it makes it an exercise. */
  readonly info: string;
}

/** What the app knows of a lesson's front matter; other keys are kept in the file and ignored. */
export interface FrontMatter {
  readonly title: string;
  /** One sentence for the lesson list. */
  readonly summary: string;
  /** Reading and running time, in minutes, on a laptop without a GPU. */
  readonly minutes?: number;
}
