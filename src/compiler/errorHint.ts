import { lineOf } from './lineOf.ts';
import { missingLabelsHint } from './missingLabels.ts';
import { nearestName } from './nearestName.ts';
import { otherTensorFlowHint } from './otherTensorFlow.ts';
import { tensorHint } from './tensorHints.ts';
import type { SourcePosition } from './types.ts';
import { undefinedNameHint } from './undefinedNameHint.ts';
import { type ReadName, valueHint } from './valueHints.ts';

/** What an error can be compared with. */
export interface Circumstances {
  readonly read: ReadName;
  /** Names that the failing cell uses or defines. */
  readonly used: readonly string[];
  /** Names that the notebook has a value for. */
  readonly known: readonly string[];
  /** The failing cell's own text, and where in it the error arose; undefined where that is not known. */
  readonly source: string | undefined;
  readonly position: SourcePosition | undefined;
}

/** What to try after an error that a cell met while it ran, where it is one that learners often meet. */
export function errorHint(name: string, message: string, circumstances: Circumstances): string | undefined {
  const { read, used, known, source, position } = circumstances;
  const undefinedName = name === 'ReferenceError' ? /^(\S+) is not defined$/.exec(message)?.[1] : undefined;
  if (undefinedName !== undefined) return undefinedNameHint(undefinedName, source, known);
  if (name === 'RangeError' && /call stack|recursion/i.test(message)) {
    return 'A function calls itself without end.';
  }
  // Chromium, Firefox, and Safari say it each in their own way.
  if (/^(Failed to fetch\b|NetworkError when attempting to fetch resource|Load failed$)/.test(message))
    return 'Lesson code runs apart from the network, on purpose. `loadFashionMnist` of convbook brings the data set.';
  if (name === 'SyntaxError') return misspeltImport(message);
  const missingLabels = source === undefined ? undefined : missingLabelsHint(message, source, position, read);
  if (missingLabels !== undefined) return missingLabels;
  if (name === 'TypeError') {
    const line = source === undefined || position === undefined ? '' : lineOf(source, position.line);
    return (
      shapeHint(message, line) ??
      valueHint(message, read, used) ??
      otherTensorFlowHint(message, read('tf'), line) ??
      waitingHint(message, line) ??
      tensorHint(message)
    );
  }
  return tensorHint(message);
}

/** `model.fit(…).history.loss`, `tensor.data()[0].toFixed(2)`: what is read is of the promise, and not there. */
function waitingHint(message: string, line: string): string | undefined {
  const call = /\.(fit|fitDataset|data|array|trainOnBatch)\(.*\)\s*[.[]/.exec(line)?.[1];
  const isOfNothing = /^Cannot read properties of undefined/.test(message);
  if (call === undefined || !isOfNothing || /\bawait\b/.test(line)) return undefined;
  return `\`.${call}(…)\` gives a Promise, a value still to come: wait for it first, as in \`(await x.${call}(…))\`.`;
}

/** `tf.zeros((3, 3))`, `tf.ones(2, 2)`, as in Python. */
function shapeHint(message: string, line: string): string | undefined {
  const [, call, sizes] =
    /\btf\.(zeros|ones|fill|random\w+|truncatedNormal)\(\s*\(?\s*(\d+(?:\s*,\s*\d+)*)/.exec(line) ?? [];
  if (call === undefined || !/\b(forEach|map|slice|every) is not a function$/.test(message)) return undefined;
  return `A shape is a list: \`tf.${call}([${sizes}])\`.`;
}

/** Reads the message of `evaluateCell`, which lists what the module exports. */
function misspeltImport(message: string): string | undefined {
  const found = /^Module '.*' does not export `(.+)`; it exports: (.*)$/.exec(message);
  const [, misspelt = '', exported = ''] = found ?? [];
  const name = nearestName(misspelt, exported.split(', '));
  return name === undefined || name === '' ? undefined : `Did you mean \`${name}\`?`;
}
