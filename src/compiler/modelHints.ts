/** What to try after errors of layers, models and their training; `tensorHints.ts` says how these are held to tfjs. */
import { compileNames } from '../reference/compileNames.ts';
import { nearestName } from './nearestName.ts';

export interface TensorHint {
  readonly when: RegExp;
  /** Takes the groups of `when`. */
  readonly hint: (...groups: string[]) => string;
}

const shape = (sizes = '') => `[${sizes.split(',').filter(Boolean).join(', ')}]`;
/** Without the batch: `[null,28,28]` → `[28, 28]`. */
const example = (sizes = '') => shape(sizes.split(',').slice(1).join(','));

const activations =
  'elu hardSigmoid linear relu relu6 selu sigmoid softmax softplus softsign tanh swish mish gelu'.split(' ');

function meant(name: string, names: readonly string[]): string {
  const near = nearestName(name, names);
  return near === undefined ? `It can be ${names.slice(0, 6).join(', ')}.` : `Did you mean '${near}'?`;
}

export const modelHints: readonly TensorHint[] = [
  {
    when: /^Error when checking target: expected (\S+) to have (\d+) dimension.* with shape \[?([\d,]+)/,
    hint: (layer, dimensions = '', given = '') => {
      const found = given.split(',').length;
      if (found < Number(dimensions))
        return `The last layer (${layer}) still gives maps, and the labels have shape ${shape(given)}. Put tf.layers.flatten() before the dense layers.`;
      return dimensions === '2'
        ? `The last layer (${layer}) gives 2 sizes, [examples, units]; the labels have ${found}: ${shape(given)}. Labels are one class number per example (or a one-hot row), not pictures.`
        : `The last layer (${layer}) gives ${dimensions} sizes, the batch first; the labels have ${found}: ${shape(given)}. Both must have as many: .reshape(…) the labels.`;
    },
  },
  {
    when: /^Error when checking .*: expected (\S+) to have (\d+) dimension.* with shape \[?([\d,]+)/,
    hint: (_layer, wanted = '', given = '') => {
      const found = given.split(',').length;
      const remedy =
        found < Number(wanted)
          ? 'Add the missing size: .expandDims(-1) adds a channel at the end, .expandDims(0) makes a batch of one example.'
          : 'Reshape the data with .reshape([…]), or change inputShape of the first layer.';
      return `The model takes ${wanted} sizes, the batch first; the data has ${found}: ${shape(given)}. ${remedy}`;
    },
  },
  {
    when: /^Error when checking .*: expected (\S+) to have shape \[([\w,]+)\],? but got array with shape \[?([\d,]+)/,
    hint: (_layer, wanted, given) =>
      `Each example must have the shape ${example(wanted)} and has ${example(given)}. Change inputShape of the first layer, or .reshape(…) the data.`,
  },
  {
    when: /^Input 0 is incompatible with layer (\S+): expected (?:min_)?ndim=(\d+), found ndim=(\d+)/,
    hint: (layer, wanted = '', found = '') =>
      Number(found) < Number(wanted)
        ? `${layer} takes ${wanted} sizes, the batch first, and gets ${found}. Pictures are [batch, height, width, channels]: a convolution cannot follow a flatten or a dense layer, and inputShape is [height, width, channels].`
        : `${layer} takes ${wanted} sizes, the batch first, and gets ${found}. ${
            /conv|pool/i.test(layer ?? '')
              ? 'inputShape is the shape of one picture, [height, width, channels]: leave the number of pictures out.'
              : 'Put tf.layers.flatten() before it.'
          }`,
  },
  {
    when: /^Unknown loss (\S+)/,
    hint: (name = '') => meant(name, compileNames.loss),
  },
  { when: /^Unknown Optimizer (\S+)/, hint: (name = '') => meant(name, compileNames.optimizer) },
  { when: /^Unknown metric (\S+)/, hint: (name = '') => meant(name, compileNames.metrics) },
  { when: /^Unknown activation: (\w+)/, hint: (name = '') => meant(name, activations) },
  {
    when: /^(\w+) is not a valid PaddingMode/,
    hint: (name = '') => meant(name, ['valid', 'same', 'causal']),
  },
  {
    when: /^required key '(\w+)' not in config|^Expected (units) to be a positive integer, but got undefined|^Convolution layer expected config\.(filters) to be .* but got undefined/,
    hint: (...names) => `The layer needs \`${names.find(Boolean)}\`: give it, or look at its spelling.`,
  },
  {
    when: /^(Layer|Container) '(.+)' is already disposed/,
    hint: (_kind, name) =>
      `The weights of ${name} were freed by dispose(). Run the cell that builds the model again.`,
  },
  {
    when: /^Input Tensors should have the same number of samples as target Tensors\. Found (\d+) .* and (\d+)/,
    hint: (inputs, targets) =>
      `There are ${inputs} examples and ${targets} labels: each example needs one. Slice both by the same range.`,
  },
  {
    when: /^Argument 'x' passed to 'floor' must be float32 tensor, but got int32/,
    hint: () =>
      'sparseCategoricalCrossentropy takes class numbers stored as float32: make the labels with .toFloat().',
  },
  {
    when: /^No data provided for "(.+)"/,
    hint: () =>
      'What was given as data is no tensor. If it comes from an async function, put `await` in front of it.',
  },
];
