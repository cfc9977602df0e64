/**
 * Which outputs of a cell belong together on the page: console lines that follow each other read as one text, and
 * figures of half width stand in pairs. A group is named by its first output's place, so that a list that only
 * grows keeps every element that is already on the page.
 */
import type { Output, PlotlyOutput, TextOutput } from '../../notebook/output.ts';

export type OutputGroup =
  | { readonly kind: 'text'; readonly first: number; readonly outputs: readonly TextOutput[] }
  | { readonly kind: 'halves'; readonly first: number; readonly outputs: readonly PlotlyOutput[] }
  | { readonly kind: 'single'; readonly first: number; readonly output: Output };

export function groupOutputs(outputs: readonly Output[]): readonly OutputGroup[] {
  const groups: OutputGroup[] = [];
  for (let first = 0; first < outputs.length; ) {
    const output = outputs[first];
    if (output === undefined) break;
    const texts = run(outputs, first, isText);
    const halves = run(outputs, first, isHalf);
    if (texts.length > 0) groups.push({ kind: 'text', first, outputs: texts });
    else if (halves.length > 0) groups.push({ kind: 'halves', first, outputs: halves });
    else groups.push({ kind: 'single', first, output });
    first += Math.max(1, texts.length, halves.length);
  }
  return groups;
}

/** The outputs from `first` on, as far as all are of the wanted kind. */
function run<Kind extends Output>(
  outputs: readonly Output[],
  first: number,
  wanted: (output: Output) => output is Kind,
): Kind[] {
  const found: Kind[] = [];
  for (let index = first; index < outputs.length; index++) {
    const output = outputs[index];
    if (output === undefined || !wanted(output)) break;
    found.push(output);
  }
  return found;
}

function isText(output: Output): output is TextOutput {
  return output.mime === 'text/plain';
}

function isHalf(output: Output): output is PlotlyOutput {
  return output.mime === 'application/vnd.plotly.v1+json' && output.span === 'half';
}
