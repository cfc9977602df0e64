/**
 * Two layers of tfjs 4.22 hand the list of their inputs to an operation that takes one tensor, so they fail within any
 * model. Here they take the tensor out of the list first.
 */
import * as tf from '@tensorflow/tfjs';

interface LayerClass {
  readonly prototype: { call(inputs: tf.Tensor | tf.Tensor[], kwargs: object): tf.Tensor | tf.Tensor[] };
}

let installed = false;

export function repairLayers(): void {
  if (installed) return;
  installed = true;
  const { classNameMap } = tf.serialization.SerializationMap.getMap();
  for (const name of ['Resizing', 'RandomWidth']) {
    // The map holds classes by what they share; these two are layers.
    const layer = classNameMap[name]?.[0] as unknown as LayerClass | undefined;
    if (layer === undefined) continue;
    const call = layer.prototype.call;
    layer.prototype.call = function (inputs, kwargs) {
      const [first] = Array.isArray(inputs) ? inputs : [inputs];
      return call.call(this, first ?? inputs, kwargs);
    };
  }
}
