import type { Term } from './term.ts';

const tensors = '04-tensors';
const main = '05-fashion-mnist-cnn';

/** The words of lessons 4 and 5: tensors, and what it takes to train and test a network. */
export const wordsOfTraining: readonly Term[] = [
  {
    name: 'accuracy',
    meaning:
      'The share of examples whose class is predicted right. It is 0 or 1 for one picture, so it has no useful slope, and networks are trained on a loss instead.',
    lesson: main,
  },
  {
    name: 'activation',
    also: ['activations', 'activation function'],
    meaning:
      'The function at the end of a layer that bends its numbers, such as relu. Without such a bend several layers could do no more than one.',
    lesson: main,
  },
  {
    name: 'Adam',
    meaning:
      'An optimiser that gives every parameter a step size of its own and keeps some of its momentum. The usual first choice.',
    lesson: main,
  },
  {
    name: 'batch',
    also: ['batches'],
    meaning: 'The few examples, often 32 to 256, that the network sees before it takes one step.',
    lesson: main,
  },
  {
    name: 'broadcasting',
    meaning:
      'Repeating the smaller tensor along an axis where it has length 1, so that two shapes can be combined.',
    lesson: tensors,
  },
  {
    name: 'channel',
    also: ['channels'],
    meaning:
      'One of the numbers that each pixel has: three in a colour picture, one in a grey one, and one for each kernel behind a convolution.',
    lesson: main,
  },
  {
    name: 'confusion matrix',
    meaning:
      'A table that counts, for every pair of classes, how often the first was taken for the second. What is right lies on the diagonal.',
    lesson: main,
  },
  {
    name: 'convolutional layer',
    also: ['convolutional layers'],
    meaning:
      'A layer of several kernels, each of which slides over all input channels and gives one feature map.',
    lesson: main,
  },
  {
    name: 'cross-entropy',
    meaning:
      'The usual loss for classes: −ln of the share that softmax gave to the right one. Small when the network was confident and right.',
    lesson: main,
  },
  {
    name: 'dispose',
    meaning:
      'To give a tensor’s memory back. In the browser nobody does it for you; tf.tidy does it for all that a function leaves behind.',
    lesson: tensors,
  },
  {
    name: 'element-wise product',
    meaning: 'Multiplying two tensors of the same shape place by place.',
    lesson: tensors,
  },
  {
    name: 'gradient',
    also: ['gradients'],
    meaning:
      'The slopes of a result in all its inputs at once: how fast it changes if each is turned a little.',
    lesson: tensors,
  },
  {
    name: 'label',
    also: ['labels'],
    meaning: 'The right answer for an example, given with the data.',
    lesson: main,
  },
  {
    name: 'learning rate',
    meaning: 'How far one step goes along the slope. Too small is slow, too large overshoots.',
    lesson: tensors,
  },
  {
    name: 'matrix product',
    meaning: 'Rows times columns: multiply place by place, then add up, for each pair of a row and a column.',
    lesson: tensors,
  },
  {
    name: 'metric',
    also: ['metrics'],
    meaning:
      'The number that you care about and watch, such as accuracy. Training need not aim at it directly.',
    lesson: main,
  },
  {
    name: 'optimiser',
    also: ['optimisers', 'optimizer'],
    meaning: 'The rule that turns slopes into steps of the parameters.',
    lesson: main,
  },
  {
    name: 'overfitting',
    meaning:
      'Learning the training examples by heart: the training loss falls on while the loss on unseen examples rises.',
    lesson: main,
  },
  {
    name: 'parameter',
    also: ['parameters', 'The parameters'],
    meaning: 'A number that training adjusts: a weight or a bias.',
    lesson: main,
  },
  {
    name: 'relu',
    meaning: 'The activation that replaces negative numbers by zero and leaves the others alone.',
    lesson: main,
  },
  {
    name: 'softmax',
    meaning:
      'The activation that turns any scores into positive numbers that sum to 1. They are not reliable probabilities by themselves.',
    lesson: main,
  },
  {
    name: 'temperature',
    meaning:
      'What scores are divided by before softmax. High makes the shares more equal, low more decided; their order stays.',
    lesson: main,
  },
  {
    name: 'tensor',
    also: ['tensors'],
    meaning: 'A block of numbers with any number of axes: a list has one, a table two.',
    lesson: tensors,
  },
  {
    name: 'test set',
    meaning:
      'Examples that are kept sealed until all choices are made, and then used once, for the final figure.',
    lesson: main,
  },
  {
    name: 'validation set',
    meaning:
      'Examples that the network does not learn from, and that you choose by while you are still changing things.',
    lesson: main,
  },
  { name: 'dtype', meaning: 'The kind of number a tensor holds, such as float32 or int32.', lesson: tensors },
  { name: 'epoch', also: ['epochs'], meaning: 'One pass through all training examples.', lesson: main },
  { name: 'loss', meaning: 'The number that training makes small.', lesson: main },
  { name: 'shape', meaning: 'The lengths of a tensor’s axes: [2, 3] is two rows of three.', lesson: tensors },
];
