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
  require: "Names come from a module by `import { table } from 'convbook'`.",
};

/** What to use instead of a name of another language; undefined for any other name. */
export function foreignNameHint(name: string): string | undefined {
  if (!Object.hasOwn(insteadOf, name)) return undefined;
  return `Cells are JavaScript and have no \`${name}\`. ${insteadOf[name]}`;
}
