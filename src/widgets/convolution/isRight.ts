import { formatCell } from '../grid/formatCell.ts';

/** Whether a guess is what stands in the cell, which shows two decimals. */
export function isRight(guess: number, value: number | undefined): boolean {
  return value !== undefined && formatCell(guess) === formatCell(value);
}
