/**
 * A cross-entropy takes shares from 0 to 1. TensorFlow.js cuts off what a last layer without softmax or sigmoid gives instead, and
 * trains on: the loss is wrong, and the network learns badly or not at all.
 */
import type * as tfjs from '@tensorflow/tfjs';

const wanted: Readonly<Record<string, string>> = {
  sparseCategoricalCrossentropy: 'softmax',
  categoricalCrossentropy: 'softmax',
  binaryCrossentropy: 'sigmoid',
};
/** Of these no output is surely a share. */
const unbounded = [
  'linear',
  'relu',
  'relu6',
  'elu',
  'selu',
  'tanh',
  'softsign',
  'swish',
  'gelu',
  'gelu_new',
  'mish',
];

/** What to say of a model that is compiled so; undefined where its last layer may well fit its loss. */
export function activationProblem({ loss: given, outputLayers }: tfjs.LayersModel): string | undefined {
  const loss = Array.isArray(given) && given.length === 1 ? given[0] : given;
  const needed = typeof loss === 'string' ? wanted[loss] : undefined;
  const [last, other] = outputLayers;
  if (needed === undefined || last === undefined || other !== undefined) return undefined;
  const kind = last.getClassName();
  // Of the layers that have one, it is an object; tfjs' types do not tell of it.
  const { activation } = last as { readonly activation?: { getClassName(): string } };
  const found = activation?.getClassName() ?? (kind === 'Softmax' ? 'softmax' : undefined);
  if (found === 'softmax' && needed === 'sigmoid') return binaryOfSoftmax(outputUnits(last));
  // What a layer of its own passes on is up to the layer before it.
  if (found === undefined || !unbounded.includes(found) || kind === 'Activation') return undefined;
  const has = found === 'linear' ? 'no activation' : `the activation '${found}'`;
  return `The loss '${loss}' takes shares from 0 to 1, but the last layer (${kind}) has ${has}: give it activation: '${needed}'.`;
}

function outputUnits({ outputShape }: tfjs.layers.Layer): number | undefined {
  const units = outputShape.at(-1);
  return typeof units === 'number' ? units : undefined;
}

function binaryOfSoftmax(units: number | undefined): string {
  if (units === 1)
    return "A softmax over one unit is always 1, and learns nothing: give the last layer activation: 'sigmoid'.";
  return (
    "The loss 'binaryCrossentropy' judges each class by itself, and so does its accuracy: of ten classes, a network that knows nothing " +
    "is right on 90 %. For one class out of several take loss: 'categoricalCrossentropy', or 'sparseCategoricalCrossentropy' for labels as numbers."
  );
}
