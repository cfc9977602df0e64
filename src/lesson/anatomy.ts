import * as tf from '@tensorflow/tfjs';
import type { AnatomyLayer, AnatomyModel, AnatomyOutput } from '../notebook/anatomy.ts';
import type { LessonHost } from './host.ts';
import { layerCost } from './layerCost.ts';
import { type GraphNode, isInput, layerGraph } from './layerGraph.ts';
import { givenName, kernelText, outputShape, sides } from './layerWindow.ts';

/**
 * A diagram of a network: every layer as a block, with its output shape, parameters, multiply-adds and receptive field; the
 * feature extractor and the head are marked.
 *
 * Give a model, or several by name: `anatomy({ small, large })`. Without one it shows the notebook's models, and the cell
 * runs again by itself whenever another cell has run, so that the diagram keeps up with them. Throws where something else is given.
 */
export function anatomy(
  host: Pick<LessonHost, 'notebookModels'>,
  given?: tf.LayersModel | Readonly<Record<string, tf.LayersModel>>,
): AnatomyOutput {
  return {
    mime: 'application/vnd.convbook.anatomy+json',
    models: [...namedModels(host, given)].map(([name, model]) => describeModel(name, model)),
  };
}

function namedModels(
  host: Pick<LessonHost, 'notebookModels'>,
  given: unknown,
): Iterable<readonly [string, tf.LayersModel]> {
  if (given === undefined) return host.notebookModels();
  if (given instanceof tf.LayersModel) {
    for (const [name, model] of host.notebookModels()) if (model === given) return [[name, given]];
    return [[given.name, given]];
  }
  const entries: [string, unknown][] =
    typeof given === 'object' && given !== null && !(given instanceof tf.Tensor) ? Object.entries(given) : [];
  const models = entries.flatMap(([name, model]): [string, tf.LayersModel][] =>
    model instanceof tf.LayersModel ? [[name, model]] : [],
  );
  if (models.length > 0 && models.length === entries.length) return models;
  throw new Error(
    'anatomy: give it a model, several by name as in anatomy({ small, large }), or nothing for those of the notebook',
  );
}

function describeModel(name: string, model: tf.LayersModel): AnatomyModel {
  // A sequential model to which nothing has been added has neither inputs nor layers.
  if (model instanceof tf.Sequential && model.layers.length === 0) return { name, layers: [] };
  const nodes = layerGraph(model);
  return { name, layers: nodes.map((node) => describeLayer(node, nodes)) };
}

function describeLayer({ layer, from, sees, inputSide, dimensions }: GraphNode, nodes: readonly GraphNode[]) {
  const shape = outputShape(layer);
  const [source] = from;
  const before = source === undefined ? undefined : nodes[source];
  const name = givenName(layer);
  const settings = settingsOf(layer);
  const described: AnatomyLayer = {
    kind: isInput(layer) ? 'Input' : layer.getClassName(),
    part: isInput(layer) ? 'input' : shape.length > 1 ? 'features' : 'head',
    from,
    shape,
    parameters: layer.countParams(),
    ...(name === undefined ? {} : { name }),
    ...(settings === '' ? {} : { settings }),
    ...(isInput(layer) || before === undefined ? {} : layerCost(layer, outputShape(before.layer))),
    ...(sees === undefined || inputSide === undefined || dimensions === undefined
      ? {}
      : { sees, inputSide, dimensions }),
  };
  return described;
}

/** What was set, in a few words: `64 kernels of 3×3, stride 2, same padding, relu`. */
function settingsOf(layer: tf.layers.Layer): string {
  const settings = layer.getConfig();
  const dimensions = outputShape(layer).length - 1;
  const kernel = (sides(settings.kernelSize) ?? []).slice(0, dimensions);
  const pool = (sides(settings.poolSize) ?? []).slice(0, dimensions);
  const strides = (sides(settings.strides) ?? []).slice(0, dimensions);
  const parts: string[] = [];
  if (kernel.length > 0) {
    const size = kernelText(kernel);
    parts.push(typeof settings.filters === 'number' ? `${settings.filters} kernels of ${size}` : size);
  }
  if (pool.length > 0) parts.push(`windows of ${kernelText(pool)}`);
  if (strides.some((stride) => stride !== 1)) parts.push(`stride ${strides[0]}`);
  if (settings.padding === 'same') parts.push('same padding');
  if (typeof settings.units === 'number') parts.push(`${settings.units} neurons`);
  if (typeof settings.rate === 'number') parts.push(`rate ${settings.rate}`);
  if (typeof settings.activation === 'string' && settings.activation !== 'linear')
    parts.push(settings.activation);
  return parts.join(', ');
}
