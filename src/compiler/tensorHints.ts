/**
 * What to try after errors of TensorFlow.js that learners often meet. The patterns are the messages of version 4.22,
 * which name shapes and no remedy; the tests make the real errors, so that a new version cannot drift away unseen.
 */
import { modelHints, type TensorHint } from './modelHints.ts';

/** `2,3` → `[2, 3]`; an open batch size, which is printed as nothing, is left out. */
const shape = (sizes = '') => `[${sizes.split(',').filter(Boolean).join(', ')}]`;
const product = (sizes = '') => sizes.split(',').join(' × ');

const oneHot =
  'One-hot labels (a row of 0s and one 1 per example; tf.oneHot makes them) go with categoricalCrossentropy, ' +
  'class numbers with sparseCategoricalCrossentropy.';

const unevenRows = 'The rows have different lengths, and every row must have as many values as the first.';

const hints: readonly TensorHint[] = [
  {
    when: /^Tensor is disposed/,
    hint: () =>
      'Its memory was freed earlier, by dispose() or at the end of a tf.tidy(). Make the tensor again, or return it from tf.tidy().',
  },
  {
    when: /inner shapes \((\d+)\) and \((\d+)\) of Tensors with shapes ([\d,]+) and ([\d,]+)/,
    hint: (columns, rows, first, second) =>
      `The columns of the first (${columns}, shape ${shape(first)}) must equal the rows of the second (${rows}, shape ${shape(second)}). Try .transpose() or .reshape(…) on one of them.`,
  },
  {
    when: /^Based on the provided shape, \[([\d,]+)\], the tensor should have (\d+) values but has (\d+)/,
    hint: (sizes, needed, given) => cannotFill(given, sizes, needed),
  },
  {
    when: /^Size\((\d+)\) must match the product of shape ([\d,]+)/,
    hint: (given, sizes) =>
      cannotFill(given, sizes, String((sizes ?? '').split(',').reduce((all, size) => all * Number(size), 1))),
  },
  {
    when: /^The implicit shape can't be a fractional number. Got (\d+) \/ (\d+)/,
    hint: (given, known) =>
      `${given} values cannot be dealt out evenly: the sizes beside -1 multiply to ${known}, which does not divide ${given}.`,
  },
  {
    when: /^The model needs to be compiled before being used/,
    hint: () => 'Run the cell that compiles the model, with model.compile({ optimizer, loss }), first.',
  },
  {
    when: /^The first layer in a Sequential model must get an `inputShape`/,
    hint: () =>
      'Tell the first layer the shape of one example, such as inputShape: [28, 28, 1] for a grey picture; later layers work theirs out.',
  },
  {
    when: /^Sequential model cannot be built: model is empty/,
    hint: () => 'Add layers first, with model.add(…) or tf.sequential({ layers: […] }).',
  },
  {
    when: /^Negative dimension size caused by adding layer (\S+) with input shape \[([\d,]+)\]/,
    hint: (layer, sizes) =>
      `The map that enters ${layer} is ${shape(sizes)}, smaller than its kernel or window, so nothing would be left. Take a smaller one, padding: 'same', or fewer poolings before it.`,
  },
  {
    when: /^Tensor must have a shape comprised of positive integers but got shape \[.*-\d/,
    hint: () =>
      "A map has shrunk to nothing: the kernel or window is larger than what enters it. Take a smaller one, or padding 'same'.",
  },
  {
    when: /^target expected .* example has shape \[(\d+)\].* with (\d+) examples, each with shape \[(\d+)\]/,
    hint: (wanted, _examples, found) =>
      wanted !== '1' && found !== '1'
        ? `The labels have ${found} values per example, the last layer ${wanted}: they must be equal.`
        : `The labels do not fit the loss: it takes ${wanted} per example and got ${found}. ${oneHot}`,
  },
  {
    when: /^Argument '.*' passed to '(.*)' must be .* but got 'Promise'/,
    hint: (operation) => `tf.${operation} was given a Promise: put \`await\` in front of what makes it.`,
  },
  {
    when: /^Operands could not be broadcast together with shapes ([\d,]+) and ([\d,]+)/,
    hint: (first, second) =>
      `Shapes are compared from the right, ${shape(first)} with ${shape(second)}: two sizes must be equal, or one of them 1. Try .reshape(…) or .expandDims(…) on one of them.`,
  },
  {
    when: /^(Failed to cast to unknown dtype|Unknown data type) undefined/,
    hint: () => "A kind of number is named by a text: 'float32', 'int32' or 'bool'.",
  },
  {
    when: /^Argument '.*' passed to '(.*)' must be (int32|float32) tensor, but got (int32|float32)/,
    hint: (operation, wanted, found) =>
      `tf.${operation} takes ${wanted} and got ${found}: ${wanted === 'int32' ? '.toInt()' : '.toFloat()'} converts it.`,
  },
  {
    when: /Shape of tensors\[(\d+)\] \(([\d,]+)\) does not match the shape of the rest \(([\d,]+)\) along the non-concatenated axis (\d+)/,
    hint: (_index, found, rest, axis) =>
      `Tensors that are put together must agree in every size but one: ${shape(found)} and ${shape(rest)} differ at axis ${axis}.`,
  },
  {
    when: /begin\[(\d+)\] \+ size\[\d+\] \((\d+)\) would overflow input\.shape\[\d+\] \((\d+)\)/,
    hint: (axis, wanted, there) =>
      `The slice would end at ${wanted} along axis ${axis}, which has ${there}. The second argument of slice is how many to take, not where to end; -1 takes the rest.`,
  },
  {
    when: /^values passed to tensor\(values\) must be a number/,
    hint: () =>
      'tf.tensor takes numbers, in lists or typed arrays. If they come from an async function such as .data(), put `await` in front of it.',
  },
  {
    when: /^Element arr\[(\d+)\]\S* should have (\d+) elements, but has (\d+) elements/,
    hint: (row, wanted, found) =>
      `${unevenRows} The row at index ${row} has ${found} where the first one has ${wanted}.`,
  },
  { when: /^Element arr\[\d+\]\S* (is a primitive|should be a primitive)/, hint: () => unevenRows },
  // How the WebAssembly backend says it: the bytes of the whole table, of which some are not there.
  {
    when: /^Invalid typed array length: \d{1,9}$/,
    hint: () =>
      'If the values are a list of lists, its rows may have different lengths: every row must have as many values as the first.',
  },
];

/** Undefined for an error that is not among them. */
export function tensorHint(message: string): string | undefined {
  for (const { when, hint } of [...modelHints, ...hints]) {
    const found = when.exec(message);
    if (found !== null) return hint(...found.slice(1));
  }
  return undefined;
}

function cannotFill(given = '', sizes = '', needed = ''): string {
  const others = Number(given) / Number(needed);
  // As in Python: .reshape(64, 784), of which only the first is looked at.
  if (!sizes.includes(',') && others > 1 && Number.isInteger(others))
    return `${given} values cannot fill ${needed}. Several sizes are given as one list: .reshape([${needed}, ${others}])`;
  return `${given} values cannot fill ${product(sizes)} = ${needed}. Change the shape or the number of values; one size may be -1, which is then worked out.`;
}
