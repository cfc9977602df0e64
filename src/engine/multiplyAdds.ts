import type * as tf from '@tensorflow/tfjs';

/** Layers that apply their weights once at every position of their output (`[batch, …positions, channels]`). */
const atEveryOutput = ['Dense', 'Conv1D', 'Conv2D', 'Conv3D', 'DepthwiseConv2D', 'SeparableConv2D'];
/** … once at every position of their input, or at every step of a sequence. */
const atEveryInput = ['Conv2DTranspose', 'Conv3DTranspose', 'SimpleRNN', 'GRU', 'LSTM'];

/** What one example costs a layer, forward. */
export interface LayerCost {
  readonly layer: string;
  readonly multiplyAdds: number;
}

/**
 * Multiply-adds of each layer for one example, forward; a training step costs about three times as many. Layers
 * without weights, and those that only scale (normalisation), count as 0. Images are channels last.
 *
 * @throws where the model has not been built, or a shape is open but for the batch
 */
export function multiplyAdds(model: tf.LayersModel): LayerCost[] {
  return model.layers.map((layer) => {
    const type = layer.getClassName();
    const shape = atEveryOutput.includes(type)
      ? layer.outputShape
      : atEveryInput.includes(type)
        ? inputShape(layer)
        : [];
    if (shape.length === 0) return { layer: layer.name, multiplyAdds: 0 };
    const positions = (shape as (number | null)[]).slice(1, -1).reduce<number>((product, length) => {
      if (typeof length === 'number') return product * length;
      throw new Error(
        `multiplyAdds: the layer ${layer.name} has the open shape [${shape.join(', ')}]; give its lengths.`,
      );
    }, 1);
    const matrices = layer.getWeights().filter(({ rank }) => rank >= 2);
    return { layer: layer.name, multiplyAdds: positions * matrices.reduce((sum, { size }) => sum + size, 0) };
  });
}

function inputShape(layer: tf.layers.Layer): tf.Shape | tf.Shape[] {
  return (layer.input as tf.SymbolicTensor).shape;
}
