/**
 * The names that `model.compile` takes as text. TensorFlow.js declares them as any `string`; these are the keys of the
 * tables it looks them up in, the ones that learners need first. The tests compile a model with each.
 */
export const compileNames: Readonly<Record<'optimizer' | 'loss' | 'metrics', readonly string[]>> = {
  optimizer: ['adam', 'sgd', 'rmsprop', 'adagrad', 'adadelta', 'adamax'],
  loss: [
    'categoricalCrossentropy',
    'sparseCategoricalCrossentropy',
    'binaryCrossentropy',
    'meanSquaredError',
    'meanAbsoluteError',
    'meanAbsolutePercentageError',
    'meanSquaredLogarithmicError',
    'squaredHinge',
    'hinge',
    'categoricalHinge',
    'logcosh',
    'kullbackLeiblerDivergence',
    'poisson',
    'cosineProximity',
  ],
  metrics: [
    'accuracy',
    'crossentropy',
    'binaryAccuracy',
    'categoricalAccuracy',
    'precision',
    'categoricalCrossentropy',
    'sparseCategoricalCrossentropy',
    'mse',
    'mae',
    'mape',
    'cosine',
  ],
};
