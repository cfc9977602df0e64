import type { Term } from './term.ts';

const why = '01-why-cnns';
const convolution = '02-convolution';
const anatomy = '03-pooling-and-anatomy';

/** The words of lessons 1 to 3: what a network is made of, what a convolution and pooling do. */
export const wordsOfNetworks: readonly Term[] = [
  {
    name: 'average pooling',
    meaning: 'Pooling that keeps the mean of each window, and so smooths the map.',
    lesson: anatomy,
  },
  {
    name: 'bias',
    also: ['biases'],
    meaning: 'The number that a neuron or a kernel adds to its weighted sum. It is learned like the weights.',
    lesson: why,
  },
  {
    name: 'convolution',
    meaning:
      'Sliding a kernel over a picture and noting at each place the sum of the products. Libraries do not rotate the kernel, which strictly makes it a cross-correlation.',
    lesson: convolution,
  },
  {
    name: 'convolutional neural network',
    also: ['CNN', 'CNNs'],
    meaning:
      'A network whose first layers are convolutions: they look at neighbours together and use the same weights everywhere.',
    lesson: why,
  },
  {
    name: 'cross-correlation',
    meaning: 'Sliding a kernel as it is, without turning it by 180° first. What libraries call convolution.',
    lesson: convolution,
  },
  {
    name: 'dense layer',
    also: ['dense', 'dense layers', 'fully connected layer'],
    meaning: 'A layer in which every neuron has a weight for every input.',
    lesson: why,
  },
  {
    name: 'feature extractor',
    meaning:
      'The first part of a CNN, convolutions and pooling, which turns pixels into features. It is trained together with the head.',
    lesson: anatomy,
  },
  {
    name: 'feature map',
    also: ['feature maps'],
    meaning: 'What one kernel gives: a picture of where its pattern occurs.',
    lesson: convolution,
  },
  {
    name: 'filter',
    also: ['filters'],
    meaning:
      'All weights of a layer that make one feature map: a kernel for each input channel. Often used for kernel.',
    lesson: convolution,
  },
  {
    name: 'flattening',
    also: ['flatten'],
    meaning: 'Laying all numbers of a map out in one row, so that a dense layer can take them.',
    lesson: anatomy,
  },
  {
    name: 'head',
    meaning: 'The last part of a network, which turns features into the answer.',
    lesson: anatomy,
  },
  {
    name: 'hyper-parameter',
    also: ['hyper-parameters'],
    meaning:
      'A number that you set and that training does not change: the learning rate, the size of a kernel, how many epochs.',
    lesson: convolution,
  },
  {
    name: 'kernel',
    also: ['kernels'],
    meaning:
      'The small table of weights that a convolution slides over the picture. (In a notebook, kernel also names the part that runs the cells.)',
    lesson: convolution,
  },
  {
    name: 'layer',
    also: ['layers'],
    meaning:
      'Neurons or kernels that work side by side on the same input; the output of a layer is the input of the next.',
    lesson: why,
  },
  {
    name: 'locality',
    meaning:
      'That what belongs together in a picture lies close together, and that a small window is enough to see it.',
    lesson: why,
  },
  {
    name: 'max pooling',
    meaning: 'Pooling that keeps the largest number of each window: the strongest response.',
    lesson: anatomy,
  },
  {
    name: 'neuron',
    also: ['neurons'],
    meaning:
      'The smallest part of a network: it weighs its inputs, adds them up, adds a bias, and applies an activation.',
    lesson: why,
  },
  {
    name: 'padding',
    also: ["'same' padding"],
    meaning:
      'Zeros added around a picture so that the kernel can also stand at its edge. ‘valid’ adds none, ‘same’ as many as keep the size at stride 1.',
    lesson: convolution,
  },
  {
    name: 'pooling',
    also: ['pooling layer', 'pooling layers'],
    meaning: 'Shrinking a map by keeping one number of each small window. It makes small shifts matter less.',
    lesson: anatomy,
  },
  {
    name: 'receptive field',
    meaning: 'The part of the input picture that one number of a layer depends on.',
    lesson: convolution,
  },
  {
    name: 'stride',
    also: ['strides'],
    meaning: 'How many pixels a kernel or a pooling window moves from one place to the next.',
    lesson: convolution,
  },
  {
    name: 'top-5 error',
    also: ['top-5'],
    meaning: 'The share of pictures whose right class is not among the five that the network ranks highest.',
    lesson: why,
  },
  {
    name: 'weight',
    also: ['weights'],
    meaning: 'The number that an input is multiplied with. Training adjusts it.',
    lesson: why,
  },
  {
    name: 'weight sharing',
    meaning:
      'Using the same kernel at every place of a picture, so that a pattern learned in one corner is known in all.',
    lesson: why,
  },
];
