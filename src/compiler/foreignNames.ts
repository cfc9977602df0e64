/** Names that are always there in Python, which many learners come from, or in Node.js, and not in a cell. */
const insteadOf: Readonly<Record<string, string>> = {
  print: '`console.log(…)` writes a line of text below the cell, and `display(…)` shows a value.',
  len: 'The length of a list is `list.length`, the sizes of a tensor are `tensor.shape`.',
  range: '`for (let i = 0; i < 10; i++)` counts, and `tf.range(0, 10)` makes a tensor of numbers.',
  enumerate: '`list.forEach((value, index) => …)` gives each value with its place.',
  zip: '`one.map((value, index) => [value, other[index]])` puts two lists together.',
  sorted: '`list.toSorted((a, b) => a - b)` gives the numbers of a list in order.',
  None: '`null` stands for no value.',
  True: 'It is written `true`.',
  False: 'It is written `false`.',
  str: '`String(…)` makes a text of a value.',
  int: '`Math.trunc(…)` cuts a number off at the point, `Number(…)` reads one from a text.',
  float: '`Number(…)` makes a number of a text.',
  list: '`[…]` is a list, `[...values]` makes one of what can be counted through.',
  dict: '`{ name: value }` is an object, which is what a dict is here.',
  tuple: 'A list does: `[…]`.',
  sum: '`list.reduce((all, value) => all + value, 0)` adds a list up, `tensor.sum()` a tensor.',
  max: '`Math.max(...list)` is the largest of a list, `tensor.max()` of a tensor.',
  min: '`Math.min(...list)` is the smallest of a list, `tensor.min()` of a tensor.',
  abs: 'It is written `Math.abs(…)`.',
  round: '`Math.round(…)` rounds to whole numbers, `number.toFixed(2)` writes two digits.',
  isinstance: '`value instanceof tf.Tensor` asks what a value is.',
  type: '`typeof value` names its kind, `tensor.dtype` that of the numbers in a tensor.',
  self: 'Within a class it is `this`.',
  np: '`tf` holds the functions on arrays, which are called tensors.',
  numpy: '`tf` holds the functions on arrays, which are called tensors.',
  torch: '`tf` is the library for tensors and networks here.',
  nn: '`tf.layers` makes layers, and `tf` holds the functions on tensors.',
  keras:
    '`tf.layers`, `tf.sequential` and `tf.train` are what Keras calls `keras.layers`, `Sequential` and `optimizers`.',
  plt: "`plot` and `gallery` draw: `import { plot, gallery } from 'convbook'`.",
  pd: "`table` shows rows: `import { table } from 'convbook'`.",
  Sequential: 'It is `tf.sequential()`.',
  Dense: 'It is `tf.layers.dense({ units: 10 })`.',
  Conv2D: 'It is `tf.layers.conv2d({ filters: 32, kernelSize: 3 })`.',
  MaxPooling2D: 'It is `tf.layers.maxPooling2d({ poolSize: 2 })`.',
  Flatten: 'It is `tf.layers.flatten()`.',
  Dropout: 'It is `tf.layers.dropout({ rate: 0.5 })`.',
  Adam: 'It is `tf.train.adam(0.001)`.',
  pass: 'An empty block is `{}`.',
  bool: '`Boolean(…)` makes true or false of a value.',
  tqdm: "`liveCurves` shows how far a training is: `import { liveCurves } from 'convbook'`.",
  require: "Names come from a module by `import { table } from 'convbook'`.",
};

/** Names that another cell may well have; only what is done with them tells. */
const perhapsInsteadOf: Readonly<Record<string, string>> = {
  layers: 'It is `tf.layers`.',
  optimizers: 'It is `tf.train`.',
  set: '`new Set(list)` is a set.',
  map: 'A list has it: `list.map((x) => x * 2)`.',
  filter: 'A list has it: `list.filter((x) => x > 0)`.',
  any: 'A list has it: `list.some((x) => x > 0)`.',
  all: 'A list has it: `list.every((x) => x > 0)`.',
  random: '`Math.random()` is a number between 0 and 1, `tf.randomNormal([2, 3])` a tensor of them.',
  time: '`performance.now()` is the time in milliseconds.',
  os: 'A cell has no files.',
  open: 'A cell has no files.',
  input: 'Put the value into a variable at the top of the cell.',
};

/**
 * What to use instead of a name of another language; undefined for any other name.
 *
 * @param source of the cell that uses it.
 */
export function foreignNameHint(name: string, source = ''): string | undefined {
  if (Object.hasOwn(insteadOf, name))
    return `Cells are JavaScript and have no \`${name}\`. ${insteadOf[name]}`;
  if (!Object.hasOwn(perhapsInsteadOf, name) || !new RegExp(`\\b${name}\\s*[.(]`).test(source))
    return undefined;
  return `Run the cell that defines \`${name}\` first. If Python's is meant: ${lowerFirst(perhapsInsteadOf[name] ?? '')}`;
}

function lowerFirst(text: string): string {
  return text.slice(0, 1).toLowerCase() + text.slice(1);
}
