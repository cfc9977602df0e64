/** Called when the reader asks to see the place an error speaks of; line and column count from 1. */
export type OnLocate = (cellId: string, line: number, column: number) => void;

/** What the views know of the cell around them. */
export interface OutputContext {
  /** The cell the outputs belong to: an error elsewhere then names the other cell. */
  readonly cellId?: string | undefined;
  readonly onLocate?: OnLocate | undefined;
}
