/** Layers that work element by element. */
import { dropoutArguments } from '../layers/dropout.ts';
import type { DropoutLayer } from './layerKinds.ts';
import type { Stage } from './stage.ts';

export function reluStage(count: number): Stage {
  let output = 0;
  return {
    forward({ recording }, x) {
      output = recording.buffer(count, 'the output of relu');
      recording.run('relu', 0, [count, x, output], count);
      return output;
    },
    backward({ recording }, dy) {
      recording.run('reluGradient', 0, [count, dy, output, dy], count);
      return dy;
    },
  };
}

export function dropoutStage(
  layer: DropoutLayer,
  count: number,
  seedOf: (layer: DropoutLayer) => number,
): Stage {
  let seed = 0;
  return {
    forward({ recording, drawn }, x) {
      seed = drawn(() => seedOf(layer));
      const y = recording.buffer(count, `the output of ${layer.name}`);
      const { words, floats } = dropoutArguments(count, x, y, seed, layer.rate);
      recording.run('dropout', 0, words, count, floats);
      return y;
    },
    backward({ recording }, dy) {
      const { words, floats } = dropoutArguments(count, dy, dy, seed, layer.rate);
      recording.run('dropout', 0, words, count, floats);
      return dy;
    },
  };
}
