/** What a layer is called on its block, and what is said of it in full. */
import { type AnatomyLayer, shapeText } from '../../../notebook/anatomy.ts';

const words: Readonly<Record<string, string>> = {
  Input: 'input',
  Conv1D: 'convolution',
  Conv2D: 'convolution',
  Conv2DTranspose: 'transposed convolution',
  DepthwiseConv2D: 'depthwise convolution',
  SeparableConv2D: 'separable convolution',
  MaxPooling1D: 'max pooling',
  MaxPooling2D: 'max pooling',
  AveragePooling1D: 'average pooling',
  AveragePooling2D: 'average pooling',
  GlobalAveragePooling1D: 'global average',
  GlobalAveragePooling2D: 'global average',
  GlobalMaxPooling1D: 'global max',
  GlobalMaxPooling2D: 'global max',
  Flatten: 'flatten',
  Dense: 'dense',
  Dropout: 'dropout',
  BatchNormalization: 'batch norm',
  LayerNormalization: 'layer norm',
  Activation: 'activation',
  ReLU: 'relu',
  Reshape: 'reshape',
  Concatenate: 'join',
  Add: 'add',
  ZeroPadding2D: 'zero padding',
};

/** The field's word, or the class of TensorFlow.js where there is no shorter one. */
export function layerWord({ kind }: AnatomyLayer): string {
  return words[kind] ?? kind;
}

/** Leaves shape and places alone: such a layer gets a slim block. */
export function isSlim({ kind }: AnatomyLayer): boolean {
  return /^(Dropout|BatchNormalization|LayerNormalization|Activation|ReLU|LeakyReLU|ELU|PReLU|Softmax|GaussianNoise|GaussianDropout|AlphaDropout|SpatialDropout\dD|ZeroPadding2D)$/.test(
    kind,
  );
}

export function seesText({ sees, inputSide, dimensions = 2 }: AnatomyLayer): string | undefined {
  if (sees === undefined || inputSide === undefined) return undefined;
  const square = (side: number) => Array(dimensions).fill(side).join('×');
  if (sees >= inputSide) return `all of the ${square(inputSide)}`;
  return `${square(sees)} of ${square(inputSide)}`;
}

export const amount = (value: number): string => value.toLocaleString('en-GB');

/** One sentence with all that the diagram shows of the layer, for screen readers. */
export function sentence(layer: AnatomyLayer, number: number): string {
  const sees = seesText(layer);
  const parts = [
    // First what the block shows, so that it can be called by its words.
    `${layerWord(layer)} ${shapeText(layer)}`,
    ...(number === 0 ? [] : [`layer ${number}`]),
    ...(layer.settings === undefined ? [] : [layer.settings]),
    `${amount(layer.parameters)} parameters`,
    ...(layer.multiplyAdds === undefined ? [] : [`${amount(layer.multiplyAdds)} multiply-adds`]),
    ...(sees === undefined ? [] : [`one number sees ${sees} pixels`]),
  ];
  return parts.join('; ');
}
