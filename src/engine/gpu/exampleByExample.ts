/** Which layers treat each example of a batch apart from the others, so that a batch may hold examples that do not count. */
import * as tf from '@tensorflow/tfjs';

type LayerClass = new (...args: never[]) => tf.layers.Layer;

/** What of tfjs' layers is asked for; its typings keep it private. */
interface Parts {
  readonly stateful?: boolean;
  readonly activityRegularizer?: unknown;
  /** Of wrappers. */
  readonly layer?: tf.layers.Layer;
  readonly layers?: readonly tf.layers.Layer[];
}

/** Takes mean and variance over the batch. */
const acrossExamples = ['BatchNormalization'];
/** Run cells that may be a learner's own. */
const ofUnknownCells = ['RNN'];

/** tfjs' own classes, as they are before a learner's code registers others. */
const known: ReadonlySet<unknown> = new Set(
  Object.entries(tf.serialization.SerializationMap.getMap().classNameMap)
    .filter(([name]) => ![...acrossExamples, ...ofUnknownCells].includes(name))
    .map(([, [type]]) => type as unknown as LayerClass),
);

/** @param isAllowed which others may be among them, and in the models among them, though not in wrappers; by default none */
export function worksExampleByExample(
  layers: readonly tf.layers.Layer[],
  isAllowed: (layer: tf.layers.Layer) => boolean = () => false,
): boolean {
  return layers.every((layer) => {
    const { stateful, activityRegularizer, layer: wrapped, layers: inner } = layer as Parts;
    if (Object.hasOwn(layer, 'call') || stateful || activityRegularizer != null) return false;
    if (inner !== undefined) return worksExampleByExample(inner, isAllowed);
    if (isAllowed(layer)) return true;
    return known.has(layer.constructor) && (wrapped === undefined || worksExampleByExample([wrapped]));
  });
}
