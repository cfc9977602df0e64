/** Names that scripts of a web page have and cells do not: cells run in a worker, which has no page. */

const sayBelow = '`display(…)` shows a value below the cell, and `console.log(…)` writes a line of text.';

const insteadOf: Readonly<Record<string, string>> = {
  document: sayBelow,
  window: `\`globalThis\` holds the names that all cells share. ${sayBelow}`,
  alert: sayBelow,
  confirm: 'Put the choice into a variable at the top of the cell.',
  prompt: 'Put the value into a variable at the top of the cell.',
  localStorage: 'A variable lasts until the kernel restarts, and your code is saved by itself.',
  sessionStorage: 'A variable lasts until the kernel restarts, and your code is saved by itself.',
  Image: 'The pictures of the data set come from `loadFashionMnist`, and `gallery` shows some.',
  HTMLElement: sayBelow,
};

/** What to use instead of a name that only a page has; undefined for any other name. */
export function pageNameHint(name: string): string | undefined {
  if (!Object.hasOwn(insteadOf, name)) return undefined;
  return `Cells run in a worker, which has no page and so no \`${name}\`. ${insteadOf[name]}`;
}
