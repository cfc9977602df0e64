/** What to try after an error that a cell met while it ran, where it is one that learners often meet. */
export function errorHint(name: string, message: string): string | undefined {
  const undefinedName = name === 'ReferenceError' ? /^(\S+) is not defined$/.exec(message)?.[1] : undefined;
  if (undefinedName !== undefined) {
    return `Run the cell that defines \`${undefinedName}\` first, or look at the spelling.`;
  }
  if (/^Tensor is disposed/.test(message)) {
    return 'Its memory was freed earlier, by dispose() or at the end of a tf.tidy(). Make the tensor again, or return it from tf.tidy().';
  }
  if (name === 'RangeError' && /call stack|recursion/i.test(message)) {
    return 'A function calls itself without end.';
  }
  return undefined;
}
