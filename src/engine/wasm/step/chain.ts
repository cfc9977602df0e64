/** Recognises models that a compiled step can train: one input, a chain of known layers, softmax, cross-entropy. */
import type * as tf from '@tensorflow/tfjs';
import { type Known, knownLayer } from './layerKinds.ts';

export interface Link {
  readonly known: Known;
  /** Lengths of one example's axes, without the batch. */
  readonly inputShape: number[];
  readonly outputShape: number[];
}

export interface Chain {
  readonly inputShape: number[];
  readonly links: readonly Link[];
  readonly classes: number;
  /** Whether targets are class numbers, or a row of numbers for each example. */
  readonly sparse: boolean;
}

/** What of tfjs' compiled model is used; its typings keep it private. */
export interface CompiledModel
  extends Pick<tf.LayersModel, 'inputs' | 'outputs' | 'loss' | 'metrics' | 'optimizer'> {
  readonly collectedTrainableWeights: tf.LayerVariable[];
  readonly metricsTensors: [metric: Metric, output: number][];
}
export type Metric = (targets: tf.Tensor, outputs: tf.Tensor) => tf.Tensor;

/** One example's lengths; undefined where one is open or none. */
function lengths(tensor: tf.SymbolicTensor): number[] | undefined {
  const shape = tensor.shape.slice(1);
  return shape.every((length): length is number => length !== null && length > 0) ? shape : undefined;
}

/** The layers from the model's input to its output; undefined where they are no chain of known ones. */
function linksOf(model: CompiledModel): Link[] | undefined {
  const [input, ...otherInputs] = model.inputs;
  const [output, ...otherOutputs] = model.outputs;
  if (otherInputs.length > 0 || otherOutputs.length > 0) return undefined;
  const links: Link[] = [];
  const seen = new Set<tf.layers.Layer>();
  let tensor = output as tf.SymbolicTensor;
  while (tensor !== input) {
    const { sourceLayer: layer, inputs, callArgs } = tensor;
    const [from] = inputs;
    // A layer that is applied twice shares its weights between two places.
    if (from === undefined || inputs.length !== 1 || seen.has(layer)) return undefined;
    if (Object.keys(callArgs ?? {}).length > 0) return undefined;
    seen.add(layer);
    const [inputShape, outputShape] = [lengths(from), lengths(tensor)];
    if (inputShape === undefined || outputShape === undefined) return undefined;
    const known = knownLayer(layer, from.shape as number[]);
    if (known === undefined) return undefined;
    links.unshift({ known, inputShape, outputShape });
    tensor = from;
  }
  return links;
}

/**
 * The model as a chain; undefined where a compiled step cannot stand for it, and tfjs is to train it in its own way.
 *
 * @param loss another than the model was compiled with
 */
export function chainOf(model: CompiledModel, loss: unknown = model.loss): Chain | undefined {
  const sparse = loss === 'sparseCategoricalCrossentropy';
  if (!sparse && loss !== 'categoricalCrossentropy') return undefined;
  const links = linksOf(model);
  const [input] = model.inputs;
  const last = links?.at(-1);
  if (links === undefined || last === undefined || input === undefined) return undefined;
  const isSoftmax = (known: Known) => 'activation' in known && known.activation === 'softmax';
  if (!isSoftmax(last.known) || links.slice(0, -1).some(({ known }) => isSoftmax(known))) return undefined;
  const inputShape = lengths(input);
  const [classes, ...rest] = last.outputShape;
  if (inputShape === undefined || classes === undefined || rest.length > 0) return undefined;
  return { inputShape, links, classes, sparse };
}
