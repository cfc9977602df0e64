/**
 * What learners meet first, in plain words: the library's own documentation of these options is written for those who
 * know them already.
 */
import type { TypeDescription } from '../reference.ts';

const options: Readonly<Record<string, string>> = {
  'LayerArgs.inputShape':
    'The shape of one example, without the batch: `[28, 28, 1]` for a grey picture of 28×28 pixels. Only the first layer needs it; the others work theirs out.',
  'ConvLayerArgs.filters':
    'How many kernels the layer learns. Each gives one feature map, so this is the number of output channels.',
  'BaseConvLayerArgs.kernelSize':
    'The side of each kernel in pixels: `3` for 3×3, or `[height, width]`. It cannot be larger than the map that enters, unless `padding` is `same`.',
  'BaseConvLayerArgs.strides': 'How many pixels the kernel moves at each step. Default 1; 2 halves the map.',
  'BaseConvLayerArgs.padding':
    '`valid` (default): the kernel stays inside, so the map shrinks. `same`: zeros around the picture keep the size at stride 1.',
  'BaseConvLayerArgs.activation':
    'What each output goes through: `relu` sets negative numbers to 0. Without it, nothing.',
  'DenseLayerArgs.units':
    'How many neurons the layer has, which is how many numbers it gives for each example.',
  'DenseLayerArgs.activation':
    'What each output goes through: `relu` between layers, `softmax` at the end, for probabilities that add up to 1. Without it, nothing.',
  'Pooling2DLayerArgs.poolSize': 'The side of the window that becomes one number: `2` for 2×2, the default.',
  'Pooling2DLayerArgs.strides':
    'How far the window moves at each step. Default: `poolSize`, so that windows do not overlap.',
  'DropoutLayerArgs.rate':
    'The share of inputs set to 0 in training, from 0 to 1. Nothing is dropped when predicting.',
  'ModelCompileArgs.optimizer':
    'How the weights change after each batch: a name such as `adam`, or an optimizer with a learning rate of yours, such as `tf.train.adam(0.001)`.',
  'ModelCompileArgs.loss':
    'What training makes small. For classes: `sparseCategoricalCrossentropy` with labels as class numbers, `categoricalCrossentropy` with one-hot labels.',
  'ModelCompileArgs.metrics':
    'What is measured beside the loss, such as `accuracy`. It does not change the training.',
  'ModelFitArgs.epochs': 'How many times training goes through all examples.',
  'ModelFitArgs.batchSize': 'How many examples the weights learn from in one step. Default 32.',
  'ModelFitArgs.validationSplit':
    'The share of the examples, from 0 to 1, kept for measuring and not for learning: the last ones, taken before shuffling.',
  'ModelFitArgs.validationData':
    'Examples that are measured on after each epoch and not learnt from: `[images, labels]`.',
  'ModelFitArgs.callbacks':
    'What is called during training: `liveCurves()`, `tf.callbacks.earlyStopping(…)`, or your own `{ onEpochEnd(epoch, logs) { … } }`.',
};

/** @throws where tfjs has no such option any more. */
export function sayPlainly(types: Record<string, TypeDescription>): void {
  for (const [path, doc] of Object.entries(options)) {
    const [typeName = '', option = ''] = path.split('.');
    const type = types[typeName];
    const member = type?.members[option];
    if (type === undefined || member === undefined) throw new Error(`reference: tfjs has no ${path}.`);
    types[typeName] = { ...type, members: { ...type.members, [option]: { ...member, doc } } };
  }
}
