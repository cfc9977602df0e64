/** Which options each function takes, cut out of the reference: all that the kernel needs of it. */
import { isLiteral, membersOf } from '../findMember.ts';
import type { OptionNames } from '../optionNames.ts';
import type { Reference } from '../reference.ts';

/** Where learners write options. Recurrent layers take more than their declarations say. */
const places = /^(tf\.(layers|callbacks|initializers|regularizers|constraints)|tf|Sequential|LayersModel)$/;
const incomplete = /^(convLstm|rnn$|stackedRNN|.*RNN)/;

/** Taken by layers though not declared: it stands in what their own `getConfig` gives. */
const undeclared = ['activityRegularizer', 'batchInputShape', 'noiseShape', 'resetAfter'];

export function optionNamesOf(reference: Reference): OptionNames {
  const found: Record<string, { index: number; names: readonly string[] }> = {};
  for (const [place, { members }] of Object.entries(reference.types)) {
    if (!places.test(place)) continue;
    for (const [name, { parameters = [] }] of Object.entries(members)) {
      if (incomplete.test(name)) continue;
      const index = parameters.findIndex(
        ({ object }) => object !== undefined && isLiteral(reference, object),
      );
      const names = membersOf(reference, parameters[index]?.object ?? '').map((member) => member.name);
      if (names.length === 0) continue;
      found[`${place}.${name}`] = {
        index,
        names: place === 'tf.layers' ? [...new Set([...names, ...undeclared])] : names,
      };
    }
  }
  return found;
}
