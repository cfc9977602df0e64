/** A dense layer with bias and relu. */
import { multiply, type Product } from '../kernels/multiply.ts';
import type { DenseLayer } from './layerKinds.ts';
import type { Stage } from './stage.ts';

export function denseStage(layer: DenseLayer, batch: number, inputs: number, relu: boolean): Stage {
  const { units } = layer;
  const size = batch * units;
  const product = (m: number, n: number, depth: number): Product => ({
    batch: 1,
    m,
    n,
    depth,
    stepA: 0,
    stepB: 0,
    transposeA: false,
    transposeB: false,
  });
  let input = 0;
  let output = 0;
  return {
    forward({ recording, weight }, x) {
      input = x;
      output = recording.buffer(size, `the output of ${layer.name}`);
      const bias = layer.bias === null ? 0 : weight(layer.bias);
      multiply(recording, product(batch, units, inputs), x, weight(layer.kernel), output, bias, relu);
      return output;
    },
    backward({ recording, weight, gradient }, dy, passOn) {
      if (relu) recording.run('reluGradient', 0, [size, dy, output, dy], size);
      const bias = layer.bias === null ? undefined : gradient(layer.bias);
      if (bias !== undefined) recording.run('sumRows', 0, [batch, units, dy, bias], size);
      const kernel = gradient(layer.kernel);
      if (kernel !== undefined) {
        multiply(recording, { ...product(inputs, units, batch), transposeA: true }, input, dy, kernel);
      }
      if (!passOn) return 0;
      const dx = recording.buffer(batch * inputs, `the input gradient of ${layer.name}`);
      multiply(
        recording,
        { ...product(batch, inputs, units), transposeB: true },
        dy,
        weight(layer.kernel),
        dx,
      );
      return dx;
    },
  };
}
