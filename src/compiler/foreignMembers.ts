const ofLists = 'Only lists have it. `await tensor.data()` gives the numbers of a tensor as one.';

/** What to use instead of members that values have in Python, or in other libraries, and not in a cell. */
const insteadOf: Readonly<Record<string, string>> = {
  numpy: '`await tensor.data()` gives the numbers of a tensor, `await tensor.array()` as nested lists.',
  tolist: '`await tensor.array()` gives the numbers of a tensor as nested lists.',
  item: '`(await tensor.data())[0]` gives the number of a tensor that has only one.',
  astype: '`tensor.cast(…)` converts, as in `tensor.cast("float32")`.',
  view: '`tensor.reshape([…])` gives the numbers another shape.',
  permute: '`tensor.transpose([…])` exchanges axes.',
  unsqueeze: '`tensor.expandDims(axis)` adds an axis of size 1.',
  detach: 'Only what runs within a gradient function is traced here; a tensor can be used as it is.',
  toFixed: 'Only numbers have it. Take one out first, as in `(await tensor.data())[0].toFixed(2)`.',
  map: ofLists,
  forEach: ofLists,
  filter: ofLists,
  reduce: ofLists,
  append: '`list.push(value)` adds to a list, and `tf.concat([one, other])` puts tensors together.',
  extend: '`list.push(...values)` adds several to a list.',
  insert: '`list.splice(index, 0, value)` puts a value in between.',
  remove: '`list.filter((value) => …)` keeps what fits.',
  items: '`Object.entries(object)` gives names with their values.',
  upper: 'It is written `toUpperCase()`.',
  lower: 'It is written `toLowerCase()`.',
  strip: 'It is written `trim()`.',
  startswith: 'It is written `startsWith(…)`.',
  endswith: 'It is written `endsWith(…)`.',
  // biome-ignore lint/suspicious/noTemplateCurlyInString: it is shown as it is written.
  format: 'A text with values in it goes between backticks, with each value in `${…}`.',
};

/** @param message V8's: `x.mean(...).toFixed is not a function`. */
export function foreignMemberHint(message: string): string | undefined {
  const member = /\.([\p{L}\p{N}_$]+) is not a function$/u.exec(message)?.[1] ?? '';
  return Object.hasOwn(insteadOf, member) ? insteadOf[member] : undefined;
}
