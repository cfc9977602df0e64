/** Names that are always there in Python, which many learners come from, or in Node.js, and not in a cell. */
const insteadOf: Readonly<Record<string, string>> = {
  print: '`console.log(…)` writes a line of text below the cell, and `display(…)` shows a value.',
  len: 'The length of a list is `list.length`, the sizes of a tensor are `tensor.shape`.',
  range: '`for (let i = 0; i < 10; i++)` counts, and `tf.range(0, 10)` makes a tensor of numbers.',
  None: '`null` stands for no value.',
  True: 'It is written `true`.',
  False: 'It is written `false`.',
  np: '`tf` holds the functions on arrays, which are called tensors.',
  require: "Names come from a module by `import { table } from 'convbook'`.",
};

/** What to use instead of a name of another language; undefined for any other name. */
export function foreignNameHint(name: string): string | undefined {
  if (!Object.hasOwn(insteadOf, name)) return undefined;
  return `Cells are JavaScript and have no \`${name}\`. ${insteadOf[name]}`;
}
