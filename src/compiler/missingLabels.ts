/**
 * What to try where a training or a test was given no labels, or data without a value. TensorFlow.js says only that it
 * cannot read the shape of null, so the cell's own call tells what is missing.
 */
import { type AnyNode, getLineInfo } from 'acorn';
import { lineOf } from './lineOf.ts';
import { parseCell } from './parseCell.ts';
import type { SourcePosition } from './types.ts';
import type { ReadName } from './valueHints.ts';
import { walk } from './walk.ts';

const takesLabels = new Set(['fit', 'evaluate', 'trainOnBatch']);

/**
 * @param source of the cell that failed.
 * @param position of the failure in it, where known: then only a call on that line can be meant, and an error at the word
 *   `shape` is of the learner's own code.
 */
export function missingLabelsHint(
  message: string,
  source: string,
  position: SourcePosition | undefined,
  read: ReadName,
): string | undefined {
  const isOfNull = /^Cannot read properties of (null|undefined) \(reading 'shape'\)/.test(message);
  if (!isOfNull && !/^No data provided for /.test(message)) return undefined;
  if (isOfNull && position !== undefined && wordAt(source, position) === 'shape') return undefined;
  const lineAt = (offset: number): number => getLineInfo(source, offset).line;
  let found: string | undefined;
  walk(parseCell(source), (node) => {
    const isThere =
      position === undefined || (lineAt(node.start) <= position.line && position.line <= lineAt(node.end));
    if (isThere) found ??= hintForCall(node, source, isOfNull, read);
    return isThere && found === undefined;
  });
  return found;
}

function wordAt(source: string, { line, column }: SourcePosition): string | undefined {
  return /^\w+/.exec(lineOf(source, line).slice(column - 1))?.[0];
}

function hintForCall(node: AnyNode, source: string, isOfNull: boolean, read: ReadName): string | undefined {
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { object, property } = node.callee;
  if (property.type !== 'Identifier' || !takesLabels.has(property.name)) return undefined;
  const text = ({ start, end }: { start: number; end: number }): string => source.slice(start, end);
  const [data, labels] = node.arguments;
  if (data?.type === 'SpreadElement' || labels?.type === 'SpreadElement') return undefined;
  const call = `${text(object)}.${property.name}`;
  if (data === undefined) return `${call} takes the data and their labels: ${call}(images, labels).`;
  if (labels === undefined || labels.type === 'ObjectExpression')
    return `The labels are missing. ${call} takes them behind the data: ${call}(${text(data)}, labels${labels === undefined ? '' : ', { … }'}).`;
  if (!isOfNull) return undefined;
  const suspects = [data, labels].filter(
    (given) => given.type !== 'Identifier' || (read(given.name) ?? undefined) === undefined,
  );
  if (suspects.length === 0) return undefined;
  return `What ${call} is given has no value: look at ${suspects.map((given) => `\`${text(given)}\``).join(' and ')}.`;
}
