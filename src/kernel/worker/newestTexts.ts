/** The newest texts of a run that has used up its share: a flood is mostly read at its beginning and at its end. */
import type { Output, TextOutput } from '../../notebook/output.ts';
import { limits } from '../limits.ts';

export interface NewestTexts {
  add(output: Output): void;
  /** Gives the texts, oldest first, and how many outputs were left out before them; empty afterwards. */
  take(): { readonly texts: readonly TextOutput[]; readonly leftOut: number };
}

export function createNewestTexts(): NewestTexts {
  let texts: TextOutput[] = [];
  let characters = 0;
  let leftOut = 0;
  return {
    add(output) {
      // Pictures and plots can hold megabytes each; of those, only their number is kept.
      if (output.mime !== 'text/plain') {
        leftOut += 1;
        return;
      }
      texts.push(output);
      characters += output.text.length;
      while (texts.length > limits.newestTexts || (texts.length > 1 && characters > limits.newestText)) {
        characters -= texts.shift()?.text.length ?? 0;
        leftOut += 1;
      }
    },
    take() {
      const taken = { texts, leftOut };
      texts = [];
      characters = 0;
      leftOut = 0;
      return taken;
    },
  };
}
