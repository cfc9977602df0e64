import { nearestName } from './nearestName.ts';

/**
 * What to say of an option that a function of TensorFlow.js does not have. It would take it without a word and go on as if
 * it had not been given. Undefined for one that it has.
 *
 * @param call as it is written, `tf.layers.conv2d`
 */
export function unknownOption(call: string, given: string, known: readonly string[]): string | undefined {
  if (known.includes(given)) return undefined;
  const meant = nearestName(given, known);
  const said = `${call} has no option \`${given}\` and ignores it.`;
  return meant === undefined ? said : `${said} Did you mean \`${meant}\`?`;
}
