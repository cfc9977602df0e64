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
export function activationProblem({ loss, outputLayers }: tfjs.LayersModel): string | undefined {
  const needed = typeof loss === 'string' ? wanted[loss] : undefined;
  const [last, other] = outputLayers;
  if (needed === undefined || last === undefined || other !== undefined) return undefined;
  // Of the layers that have one, it is an object; tfjs' types do not tell of it.
  const { activation } = last as { readonly activation?: { getClassName(): string } };
  const found = activation?.getClassName();
  if (found === undefined || !unbounded.includes(found)) return undefined;
  const has = found === 'linear' ? 'no activation' : `the activation '${found}'`;
  return `The loss '${loss}' takes shares from 0 to 1, but the last layer (${last.name}) has ${has}: give it activation: '${needed}'.`;
}
