/** The stages of a chain for one batch size: relu and max pooling are taken together with the convolution before them. */
import * as tf from '@tensorflow/tfjs';
import { fusable } from '../kernels/poolShapes.ts';
import type { EngineOptions } from '../options.ts';
import type { Chain, Link } from './chain.ts';
import { convolutionOf, convolutionStage, pooledConvolutionStage } from './convolutionStage.ts';
import { denseStage } from './denseStage.ts';
import { depthwiseStage } from './depthwiseStage.ts';
import { dropoutStage, reluStage } from './elementStages.ts';
import type { DropoutLayer, PoolingLayer } from './layerKinds.ts';
import { normalizationStage } from './normalizationStage.ts';
import { poolingStage } from './poolingStage.ts';
import type { Stage } from './stage.ts';

interface Context {
  readonly batch: number;
  readonly options: EngineOptions;
  readonly seedOf: (layer: DropoutLayer) => number;
}

const sizeOf = (shape: readonly number[]) => shape.reduce((product, length) => product * length, 1);

const isRelu = (link: Link | undefined) =>
  link?.known.kind === 'activation' && link.known.activation === 'relu';

function poolInfo(batch: number, [height = 0, width = 0, channels = 0]: number[], layer: PoolingLayer) {
  const { poolSize, strides, padding } = layer;
  return tf.backend_util.computePool2DInfo([batch, height, width, channels], poolSize, strides, 1, padding);
}

export function stagesOf({ links }: Chain, context: Context): Stage[] {
  const stages: Stage[] = [];
  for (let i = 0; i < links.length; ) {
    const [stage, taken] = stageAt(links, i, context);
    stages.push(stage);
    i += taken;
  }
  return stages;
}

/** A stage, and how many links it stands for. */
function stageAt(links: readonly Link[], i: number, context: Context): [stage: Stage, taken: number] {
  const { known, inputShape, outputShape } = links[i] as Link;
  const { batch, options, seedOf } = context;
  switch (known.kind) {
    case 'convolution': {
      const apart = known.activation === 'linear' && isRelu(links[i + 1]);
      const relu = known.activation === 'relu' || apart;
      const shape = convolutionOf(batch, inputShape, known.layer);
      const next = links[i + (apart ? 2 : 1)];
      const pool =
        next?.known.kind === 'maxPool' && options.fusePooling
          ? fusable(poolInfo(batch, next.inputShape, next.known.layer))
          : undefined;
      const taken = (apart ? 2 : 1) + (pool === undefined ? 0 : 1);
      return pool === undefined
        ? [convolutionStage(known.layer, shape, relu), taken]
        : [pooledConvolutionStage(known.layer, shape, relu, pool), taken];
    }
    case 'depthwise': {
      const apart = known.activation === 'linear' && isRelu(links[i + 1]);
      const relu = known.activation === 'relu' || apart;
      return [depthwiseStage(known.layer, batch, inputShape, relu), apart ? 2 : 1];
    }
    case 'maxPool':
    case 'averagePool': {
      const kind = known.kind === 'maxPool' ? 'max' : 'average';
      return [poolingStage(kind, poolInfo(batch, inputShape, known.layer)), 1];
    }
    case 'dense': {
      const apart = known.activation === 'linear' && isRelu(links[i + 1]);
      const relu = known.activation === 'relu' || apart;
      return [denseStage(known.layer, batch, inputShape[0] ?? 0, relu), apart ? 2 : 1];
    }
    case 'normalization': {
      const rows = (batch * sizeOf(inputShape)) / (inputShape.at(-1) ?? 1);
      const relu = isRelu(links[i + 1]);
      return [normalizationStage(known.layer, rows, inputShape.at(-1) ?? 1, relu), relu ? 2 : 1];
    }
    case 'dropout':
      return known.layer.rate > 0
        ? [dropoutStage(known.layer, batch * sizeOf(inputShape), seedOf), 1]
        : [sameNumbers, 1];
    case 'activation':
      return known.activation === 'relu' ? [reluStage(batch * sizeOf(outputShape)), 1] : [sameNumbers, 1];
    case 'reshape':
      return [sameNumbers, 1];
  }
}

/** Another shape for the same numbers; also softmax, which belongs to the loss, and activations that do nothing. */
const sameNumbers: Stage = { forward: (_, x) => x, backward: (_, dy) => dy };
