import type { Term } from './term.ts';
import { wordsOfExperiments } from './wordsOfExperiments.ts';
import { wordsOfLookingInside } from './wordsOfLookingInside.ts';
import { wordsOfNetworks } from './wordsOfNetworks.ts';
import { wordsOfTraining } from './wordsOfTraining.ts';

/** What the glossary lists, and what a word in bold can be asked for; in the order of the lessons. */
export const terms: readonly Term[] = [
  ...wordsOfNetworks,
  ...wordsOfTraining,
  ...wordsOfLookingInside,
  ...wordsOfExperiments,
];
