/**
 * What had to come before a convolutional network won the ImageNet challenge in 2012, and by how much it won. Errors
 * are *top-5*: a picture counts as right where its class is among the five best guesses of a thousand classes.
 */

/** A paper that moved the field. */
export interface Milestone {
  readonly year: number;
  /** What it is known by. */
  readonly name: string;
  /** What it brought, in a sentence or two. */
  readonly brought: string;
  readonly authors: string;
  readonly paper: string;
  readonly link: string;
}

/** Oldest first. */
export const milestones: readonly Milestone[] = [
  {
    year: 1980,
    name: 'Neocognitron',
    brought:
      'The layout of a CNN: layers that find a pattern at every place, and layers that blur where exactly it was. It learned without back-propagation.',
    authors: 'Fukushima',
    paper: 'Neocognitron: a self-organizing neural network model, Biological Cybernetics 36',
    link: 'https://doi.org/10.1007/BF00344251',
  },
  {
    year: 1986,
    name: 'Back-propagation',
    brought: 'The paper that made it known how a network of several layers learns from its errors.',
    authors: 'Rumelhart, Hinton and Williams',
    paper: 'Learning representations by back-propagating errors, Nature 323',
    link: 'https://doi.org/10.1038/323533a0',
  },
  {
    year: 1989,
    name: 'First trained CNN',
    brought:
      'The two together: a convolutional network, trained by back-propagation, that reads handwritten postcodes.',
    authors: 'LeCun and others',
    paper: 'Backpropagation applied to handwritten zip code recognition, Neural Computation 1',
    link: 'https://doi.org/10.1162/neco.1989.1.4.541',
  },
  {
    year: 1998,
    name: 'LeNet-5',
    brought: 'A CNN that reads handwritten digits well enough for banks to use on cheques.',
    authors: 'LeCun, Bottou, Bengio and Haffner',
    paper: 'Gradient-based learning applied to document recognition, Proceedings of the IEEE 86',
    link: 'https://doi.org/10.1109/5.726791',
  },
  {
    year: 2009,
    name: 'ImageNet',
    brought: 'The data: millions of labelled photographs. A challenge with 1,000 classes follows in 2010.',
    authors: 'Deng and others',
    paper: 'ImageNet: a large-scale hierarchical image database, CVPR 2009',
    link: 'https://doi.org/10.1109/CVPR.2009.5206848',
  },
  {
    year: 2012,
    name: 'AlexNet',
    brought:
      'The compute: a large CNN, trained on two graphics cards in five to six days. It wins the challenge with 15.3 % top-5 error; the runner-up has 26.2 %.',
    authors: 'Krizhevsky, Sutskever and Hinton',
    paper: 'ImageNet classification with deep convolutional neural networks, NIPS 2012',
    link: 'https://doi.org/10.1145/3065386',
  },
];

/** One entry of the ImageNet challenge. */
export interface ChallengeEntry {
  readonly year: number;
  readonly name: string;
  /** Top-5 error on the test set, in percent. */
  readonly topFiveError: number;
  /** Whether it was a convolutional network. */
  readonly convolutional: boolean;
}

/** Sources of the figures below. */
export const challengeSource = {
  name: 'Russakovsky and others, ImageNet Large Scale Visual Recognition Challenge, 2015',
  link: 'https://arxiv.org/abs/1409.0575',
} as const;

/** The winners of the first three years, and who came second in the third. */
export const challenge: readonly ChallengeEntry[] = [
  { year: 2010, name: 'winner', topFiveError: 28.2, convolutional: false },
  { year: 2011, name: 'winner', topFiveError: 25.8, convolutional: false },
  { year: 2012, name: 'runner-up', topFiveError: 26.2, convolutional: false },
  { year: 2012, name: 'AlexNet', topFiveError: 15.3, convolutional: true },
];
