import * as tf from '@tensorflow/tfjs';
import { describe, expect, it } from 'vitest';
import { worksExampleByExample } from '../../../src/engine/gpu/exampleByExample.ts';

const { dense, lstm, rnn, lstmCell, batchNormalization, layerNormalization, dropout } = tf.layers;
const { bidirectional, timeDistributed } = tf.layers;

class OfALearner extends tf.layers.Layer {
  static readonly className = 'OfALearner';
  override call(inputs: tf.Tensor): tf.Tensor {
    return inputs;
  }
}
tf.serialization.registerClass(OfALearner);

const nested = (layer: tf.layers.Layer) =>
  tf.sequential({ layers: [dense({ units: 2, inputShape: [3] }), layer] });

describe('layers that treat each example apart', () => {
  it('are those of tfjs, alone, in models and in wrappers', () => {
    expect(worksExampleByExample([dense({ units: 2 }), dropout({ rate: 0.5 }), lstm({ units: 2 })])).toBe(
      true,
    );
    expect(worksExampleByExample([nested(layerNormalization())])).toBe(true);
    expect(
      worksExampleByExample([
        bidirectional({ layer: lstm({ units: 2 }) as tf.RNN, mergeMode: 'concat' }),
        timeDistributed({ layer: dense({ units: 2 }) }),
      ]),
    ).toBe(true);
  });

  it('are not those that look at the whole batch, keep a state, or that a learner wrote', () => {
    const others = [
      batchNormalization(),
      nested(batchNormalization()),
      timeDistributed({ layer: batchNormalization() }),
      lstm({ units: 2, stateful: true }),
      rnn({ cell: lstmCell({ units: 2 }) }),
      dense({ units: 2, activityRegularizer: 'l1l2' }),
      new OfALearner({}),
    ];
    for (const layer of others) expect(worksExampleByExample([layer]), layer.name).toBe(false);
  });

  it('may have others among them that the caller knows, though not in wrappers', () => {
    const isNormalization = (layer: tf.layers.Layer) => layer.getClassName() === 'BatchNormalization';
    const known = (layer: tf.layers.Layer) => worksExampleByExample([layer], isNormalization);
    expect([batchNormalization(), nested(batchNormalization())].every(known)).toBe(true);
    expect(known(timeDistributed({ layer: batchNormalization() }))).toBe(false);
  });
});
