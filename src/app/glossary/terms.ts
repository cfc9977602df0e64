/** The words of the field as the lessons use them: what the glossary lists and what a word in bold can be asked for. */
export interface Term {
  /** As it stands in the glossary, in the singular and lower case unless it is a name. */
  readonly name: string;
  /** Other forms and names under which it is met. */
  readonly also?: readonly string[];
  /** One or two plain sentences. */
  readonly meaning: string;
  /** The lesson that introduces it: its file name without `.md`. */
  readonly lesson: string;
}

const why = '01-why-cnns';
const convolution = '02-convolution';
const anatomy = '03-pooling-and-anatomy';
const tensors = '04-tensors';
const main = '05-fashion-mnist-cnn';
const experiments = '07-experiments';
const beat = '08-beat-89';
const beyond = '09-beyond';

/** In alphabetical order. */
export const terms: readonly Term[] = [
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
    name: 'augmentation',
    meaning:
      'Making more training pictures from those at hand by changes that keep the label: small shifts, mirroring, covering a part.',
    lesson: beat,
  },
  {
    name: 'average pooling',
    meaning: 'Pooling that keeps the mean of each window, and so smooths the map.',
    lesson: anatomy,
  },
  {
    name: 'baseline',
    meaning: 'The first, simple result that every later attempt is compared with.',
    lesson: beat,
  },
  {
    name: 'batch',
    also: ['batches'],
    meaning: 'The few examples, often 32 to 256, that the network sees before it takes one step.',
    lesson: main,
  },
  {
    name: 'batch normalisation',
    also: ['batch-norm'],
    meaning:
      'A layer that brings each feature map to mean 0 and spread 1 within a batch, then scales and shifts it by learned numbers.',
    lesson: beat,
  },
  {
    name: 'bias',
    also: ['biases'],
    meaning: 'The number that a neuron or a kernel adds to its weighted sum. It is learned like the weights.',
    lesson: why,
  },
  {
    name: "Bonferroni's rule",
    meaning: 'For k statements that should all hold together at 95 %, make each of them at 1 − 0.05/k.',
    lesson: beat,
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
    name: 'convolution',
    meaning:
      'Sliding a kernel over a picture and noting at each place the sum of the products. Libraries do not rotate the kernel, which strictly makes it a cross-correlation.',
    lesson: convolution,
  },
  {
    name: 'convolutional layer',
    also: ['convolutional layers'],
    meaning:
      'A layer of several kernels, each of which slides over all input channels and gives one feature map.',
    lesson: main,
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
    name: 'cross-entropy',
    meaning:
      'The usual loss for classes: −ln of the share that softmax gave to the right one. Small when the network was confident and right.',
    lesson: main,
  },
  {
    name: 'dense layer',
    also: ['dense', 'dense layers', 'fully connected layer'],
    meaning: 'A layer in which every neuron has a weight for every input.',
    lesson: why,
  },
  {
    name: 'dispose',
    meaning:
      'To give a tensor’s memory back. In the browser nobody does it for you; tf.tidy does it for all that a function leaves behind.',
    lesson: tensors,
  },
  {
    name: 'dropout',
    meaning:
      'Switching off random numbers during training, so that no neuron can rely on one other. Nothing is switched off when predicting.',
    lesson: experiments,
  },
  { name: 'dtype', meaning: 'The kind of number a tensor holds, such as float32 or int32.', lesson: tensors },
  {
    name: 'early stopping',
    meaning:
      'Ending the training once the validation loss no longer falls, and taking the weights from its lowest point.',
    lesson: experiments,
  },
  {
    name: 'element-wise product',
    meaning: 'Multiplying two tensors of the same shape place by place.',
    lesson: tensors,
  },
  { name: 'epoch', also: ['epochs'], meaning: 'One pass through all training examples.', lesson: main },
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
    name: 'gradient',
    also: ['gradients'],
    meaning:
      'The slopes of a result in all its inputs at once: how fast it changes if each is turned a little.',
    lesson: tensors,
  },
  {
    name: 'gradient boosting',
    meaning:
      'Many small decision trees, each of which mends the mistakes of those before. The better first try for tables.',
    lesson: beyond,
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
    name: 'label',
    also: ['labels'],
    meaning: 'The right answer for an example, given with the data.',
    lesson: main,
  },
  {
    name: 'learning curve',
    meaning:
      'Accuracy or loss over the number of training examples. Also used for the curves over the epochs.',
    lesson: experiments,
  },
  {
    name: 'learning rate',
    meaning: 'How far one step goes along the slope. Too small is slow, too large overshoots.',
    lesson: tensors,
  },
  {
    name: 'locality',
    meaning:
      'That what belongs together in a picture lies close together, and that a small window is enough to see it.',
    lesson: why,
  },
  { name: 'loss', meaning: 'The number that training makes small.', lesson: main },
  {
    name: 'matrix product',
    meaning: 'Rows times columns: multiply place by place, then add up, for each pair of a row and a column.',
    lesson: tensors,
  },
  {
    name: 'max pooling',
    meaning: 'Pooling that keeps the largest number of each window: the strongest response.',
    lesson: anatomy,
  },
  {
    name: 'metric',
    also: ['metrics'],
    meaning:
      'The number that you care about and watch, such as accuracy. Training need not aim at it directly.',
    lesson: main,
  },
  {
    name: 'momentum',
    meaning: 'Keeping a part of the last step’s direction in the next, like a ball that rolls.',
    lesson: experiments,
  },
  {
    name: 'neuron',
    also: ['neurons'],
    meaning:
      'The smallest part of a network: it weighs its inputs, adds them up, adds a bias, and applies an activation.',
    lesson: why,
  },
  {
    name: 'one-hot',
    meaning: 'Writing one of n classes as n numbers, of which one is 1 and the others 0.',
    lesson: beyond,
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
    name: 'padding',
    also: ["'same' padding"],
    meaning:
      'Zeros added around a picture so that the kernel can also stand at its edge. ‘valid’ adds none, ‘same’ as many as keep the size at stride 1.',
    lesson: convolution,
  },
  {
    name: 'parameter',
    also: ['parameters', 'The parameters'],
    meaning: 'A number that training adjusts: a weight or a bias.',
    lesson: main,
  },
  {
    name: 'patience',
    meaning: 'How many epochs without a new best one sits through before stopping early.',
    lesson: experiments,
  },
  {
    name: 'pooling',
    also: ['pooling layer', 'pooling layers'],
    meaning: 'Shrinking a map by keeping one number of each small window. It makes small shifts matter less.',
    lesson: anatomy,
  },
  {
    name: 'random search',
    meaning:
      'Trying settings drawn at random instead of a grid. For the same budget it tries more values of the settings that matter.',
    lesson: experiments,
  },
  {
    name: 'receptive field',
    meaning: 'The part of the input picture that one number of a layer depends on.',
    lesson: convolution,
  },
  {
    name: 'relu',
    meaning: 'The activation that replaces negative numbers by zero and leaves the others alone.',
    lesson: main,
  },
  {
    name: 'seed',
    meaning:
      'The number from which chance is computed. The same seed gives the same random numbers, so that a run can be repeated.',
    lesson: experiments,
  },
  { name: 'shape', meaning: 'The lengths of a tensor’s axes: [2, 3] is two rows of three.', lesson: tensors },
  {
    name: 'skip connection',
    also: ['skip connections'],
    meaning:
      'Adding the input of some layers to their output, so that doing nothing is easy and slopes have a short way back.',
    lesson: experiments,
  },
  {
    name: 'softmax',
    meaning:
      'The activation that turns any scores into positive numbers that sum to 1. They are not reliable probabilities by themselves.',
    lesson: main,
  },
  {
    name: 'stochastic gradient descent',
    also: ['SGD'],
    meaning:
      'Walking downhill by the slope of one batch after the other, each step scaled by the learning rate.',
    lesson: experiments,
  },
  {
    name: 'stride',
    also: ['strides'],
    meaning: 'How many pixels a kernel or a pooling window moves from one place to the next.',
    lesson: convolution,
  },
  {
    name: 'successive halving',
    meaning:
      'Giving many settings a short run, the better half a longer one, and so on, so that little time goes to hopeless ones.',
    lesson: beat,
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
    name: 'top-5 error',
    also: ['top-5'],
    meaning: 'The share of pictures whose right class is not among the five that the network ranks highest.',
    lesson: why,
  },
  {
    name: 'transfer learning',
    meaning:
      'Starting from a network that has learned from many other examples. It then needs far fewer of your own.',
    lesson: experiments,
  },
  {
    name: 'validation set',
    meaning:
      'Examples that the network does not learn from, and that you choose by while you are still changing things.',
    lesson: main,
  },
  {
    name: 'weight',
    also: ['weights'],
    meaning: 'The number that an input is multiplied with. Training adjusts it.',
    lesson: why,
  },
  {
    name: 'weight decay',
    also: ['L2 penalty'],
    meaning: 'A charge for large weights, added to the loss or taken off at each step, against overfitting.',
    lesson: experiments,
  },
  {
    name: 'weight sharing',
    meaning:
      'Using the same kernel at every place of a picture, so that a pattern learned in one corner is known in all.',
    lesson: why,
  },
];
