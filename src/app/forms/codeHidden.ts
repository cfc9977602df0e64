/**
 * Whether a cell shows its form and its outputs without the code: the option `hide-code` on its fence, or Colab's
 * `// @title … {display-mode: "form"}`, which `show-code` overrules. As options they are saved with the notebook.
 */
import { infoOptions, withOption } from '../../notebook/cellOptions.ts';
import { readForm } from '../../notebook/forms/form.ts';
import type { CellState } from '../notebook/state.ts';

type Told = Pick<CellState, 'kind' | 'info' | 'source'>;

export function isCodeHidden({ kind, info, source }: Told): boolean {
  if (kind !== 'code') return false;
  const options = new Map(infoOptions(info));
  if (options.has('hide-code')) return true;
  return !options.has('show-code') && source.includes('display-mode') && readForm(source)?.hidesCode === true;
}

/** The options with which the code is shown if it is hidden, and the other way round. */
export function withCodeToggled(cell: Told): string {
  const isHidden = isCodeHidden(cell);
  const bare = withOption(withOption(cell.info, 'hide-code', false), 'show-code', false);
  if (isCodeHidden({ ...cell, info: bare }) !== isHidden) return bare;
  return withOption(bare, isHidden ? 'show-code' : 'hide-code', true);
}
