import type { Term } from './term.ts';

const main = '05-fashion-mnist-cnn';
const inside = '06-what-the-network-sees';

/** The words of opening a trained network: what it has learned, what it decides by, how far to trust it. */
export const wordsOfLookingInside: readonly Term[] = [
  {
    name: 'domain shift',
    meaning:
      'When the pictures in use differ from those in training. Accuracy on a test set of the old kind then says nothing about them.',
    lesson: inside,
  },
  {
    name: 'Grad-CAM',
    meaning:
      'Which part of a picture speaks for a class: all maps of a layer added up, each times the mean slope of the score by that map.',
    lesson: inside,
  },
  {
    name: 'gradient times input',
    also: ['gradient × input'],
    meaning:
      'The slope of a score by each pixel, times the pixel: about how much each of them contributes to the score now.',
    lesson: inside,
  },
  {
    name: 'hierarchy of features',
    meaning:
      'Simple features first, such as edges; each further layer combines those of the layer before into larger ones.',
    lesson: inside,
  },
  {
    name: 'occlusion',
    meaning: 'Covering a patch of a picture and looking how far the score of a class falls, place by place.',
    lesson: inside,
  },
  {
    name: 'principal components',
    meaning:
      'The directions along which a cloud of points is widest. Two of them give a flat view of many axes.',
    lesson: inside,
  },
  {
    name: 'recorded model',
    meaning:
      'The network of lesson 5, trained beforehand and stored with the course, for those who have not trained one yet.',
    lesson: inside,
  },
  {
    name: 'reliability diagram',
    meaning:
      'How often a network is right, over how sure it says it is. Where the two agree, its shares can be read as probabilities.',
    lesson: main,
  },
  {
    name: 'score',
    also: ['scores', 'logit', 'logits'],
    meaning: 'The number that the last layer gives a class before softmax; also called a logit.',
    lesson: inside,
  },
  {
    name: 'UMAP',
    meaning:
      'A way to draw many axes on two that lets neighbours stay neighbours and gives up on the distances between far points.',
    lesson: inside,
  },
];
