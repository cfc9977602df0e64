/** Batch normalisation in training, with relu behind it; the formulas are in `layers/batchNormalization.ts`. */
import type { NormalizationLayer } from '../../normalizationLayer.ts';
import type { Stage } from './stage.ts';

export function normalizationStage(
  layer: NormalizationLayer,
  rows: number,
  channels: number,
  relu: boolean,
): Stage {
  const count = rows * channels;
  let input = 0;
  let output = 0;
  let moments: readonly number[] = [];
  return {
    forward({ recording, weight, changing }, x) {
      input = x;
      const row = () => recording.buffer(channels, `numbers of ${layer.name}`);
      const [mean, variance, inverse, scale, shift] = [row(), row(), row(), row(), row()] as const;
      moments = [mean, inverse];
      output = recording.buffer(count, `the output of ${layer.name}`);
      recording.run('batchMoments', 2 * channels + 64, [rows, channels, x, mean, variance], 2 * count);
      const weights = [layer.gamma, layer.beta].map((one) => (one == null ? 0 : weight(one)));
      const averages = [layer.movingMean, layer.movingVariance].map(changing);
      recording.run(
        'normalisation',
        0,
        [channels, mean, variance, ...weights, ...averages, inverse, scale, shift],
        channels,
        [layer.epsilon, 1 - layer.momentum],
      );
      recording.run('combineChannels', 0, [rows, channels, x, x, scale, 0, shift, output, relu], count);
      return output;
    },
    backward({ recording, weight, gradient }, dy, passOn) {
      const row = () => recording.buffer(channels, `gradients of ${layer.name}`);
      const [mean = 0, inverse = 0] = moments;
      const given = (one: typeof layer.gamma) => (one == null ? undefined : gradient(one)) ?? row();
      const [sum, weighed, dGamma] = [given(layer.beta), row(), given(layer.gamma)];
      const [a, b, d] = [row(), row(), row()] as const;
      if (relu) recording.run('reluGradient', 0, [count, dy, output, dy], count);
      recording.run(
        'batchGradientSums',
        2 * channels + 64,
        [rows, channels, dy, input, mean, sum, weighed],
        2 * count,
      );
      const gamma = layer.gamma == null ? 0 : weight(layer.gamma);
      const words = [rows, channels, mean, inverse, gamma, sum, weighed, dGamma, a, b, d];
      recording.run('normalisationGradient', 0, words, channels);
      if (!passOn) return 0;
      recording.run('combineChannels', 0, [rows, channels, dy, input, a, b, d, dy, false], count);
      return dy;
    },
  };
}
