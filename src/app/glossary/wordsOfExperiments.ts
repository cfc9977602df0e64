import type { Term } from './term.ts';

const experiments = '07-experiments';
const beat = '08-beat-89';
const beyond = '09-beyond';

/** The words of lessons 7 to 9: making a network better, measuring it honestly, and other data than pictures. */
export const wordsOfExperiments: readonly Term[] = [
  {
    name: 'augmentation',
    meaning:
      'Making more training pictures from those at hand by changes that keep the label: small shifts, mirroring, covering a part.',
    lesson: beat,
  },
  {
    name: 'baseline',
    meaning: 'The first, simple result that every later attempt is compared with.',
    lesson: beat,
  },
  {
    name: 'batch normalisation',
    also: ['batch-norm'],
    meaning:
      'A layer that brings each feature map to mean 0 and spread 1 within a batch, then scales and shifts it by learned numbers.',
    lesson: beat,
  },
  {
    name: "Bonferroni's rule",
    meaning: 'For k statements that should all hold together at 95 %, make each of them at 1 − 0.05/k.',
    lesson: beat,
  },
  {
    name: 'dropout',
    meaning:
      'Switching off random numbers during training, so that no neuron can rely on one other. Nothing is switched off when predicting.',
    lesson: experiments,
  },
  {
    name: 'early stopping',
    meaning:
      'Ending the training once the validation loss no longer falls, and taking the weights from its lowest point.',
    lesson: experiments,
  },
  {
    name: 'functional API',
    meaning:
      'Building a model by applying layers to one another as functions, which allows several inputs, outputs and branches.',
    lesson: beyond,
  },
  {
    name: 'global average pooling',
    also: ['global average'],
    meaning: 'Keeping only the mean of each feature map: one number a map, whatever its size.',
    lesson: experiments,
  },
  {
    name: 'Glorot initialisation',
    also: ['Glorot'],
    meaning:
      'Random first weights whose spread fits the numbers of inputs and outputs of a layer. Keras draws them uniformly, TensorFlow.js from a normal distribution.',
    lesson: experiments,
  },
  {
    name: 'global max pooling',
    meaning: 'Keeping of each feature map its strongest answer, wherever it is.',
    lesson: beyond,
  },
  {
    name: 'gradient boosting',
    meaning:
      'Many small decision trees, each of which mends the mistakes of those before. The better first try for tables.',
    lesson: beyond,
  },
  {
    name: 'grid search',
    also: ['grid'],
    meaning:
      'Trying every pair of a few values of each setting. It tries few different values of the one that matters.',
    lesson: experiments,
  },
  {
    name: 'He initialisation',
    also: ['He'],
    meaning: 'Random first weights with a standard deviation of √(2/n) for n inputs to a neuron; fits relu.',
    lesson: experiments,
  },
  {
    name: 'learning curve',
    meaning:
      'Accuracy or loss over the number of training examples. Also used for the curves over the epochs.',
    lesson: experiments,
  },
  {
    name: 'momentum',
    meaning: 'Keeping a part of the last step’s direction in the next, like a ball that rolls.',
    lesson: experiments,
  },
  {
    name: 'one-hot',
    meaning: 'Writing one of n classes as n numbers, of which one is 1 and the others 0.',
    lesson: beyond,
  },
  {
    name: 'patience',
    meaning: 'How many epochs without a new best one sits through before stopping early.',
    lesson: experiments,
  },
  {
    name: 'random search',
    meaning:
      'Trying settings drawn at random instead of a grid. For the same budget it tries more values of the settings that matter.',
    lesson: experiments,
  },
  {
    name: 'RMSProp',
    meaning:
      'An optimiser that gives each parameter a step size of its own, by how large its slopes have been lately.',
    lesson: experiments,
  },
  {
    name: 'seed',
    meaning:
      'The number from which chance is computed. The same seed gives the same random numbers, so that a run can be repeated.',
    lesson: experiments,
  },
  {
    name: 'skip connection',
    also: ['skip connections'],
    meaning:
      'Adding the input of some layers to their output, so that doing nothing is easy and slopes have a short way back.',
    lesson: experiments,
  },
  {
    name: 'stochastic gradient descent',
    also: ['SGD'],
    meaning:
      'Walking downhill by the slope of one batch after the other, each step scaled by the learning rate.',
    lesson: experiments,
  },
  {
    name: 'successive halving',
    meaning:
      'Giving many settings a short run, the better half a longer one, and so on, so that little time goes to hopeless ones.',
    lesson: beat,
  },
  {
    name: '1-D CNN',
    meaning: 'A CNN whose kernels slide along one axis: for sounds, texts, genetic sequences.',
    lesson: beyond,
  },
  {
    name: 'transfer learning',
    meaning:
      'Starting from a network that has learned from many other examples. It then needs far fewer of your own.',
    lesson: experiments,
  },
  {
    name: 'weight decay',
    also: ['L2 penalty'],
    meaning: 'A charge for large weights, added to the loss or taken off at each step, against overfitting.',
    lesson: experiments,
  },
];
