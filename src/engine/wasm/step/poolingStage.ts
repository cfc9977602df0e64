/** Max and average pooling over whole feature maps. */
import { type PoolInfo, poolWords } from '../kernels/poolShapes.ts';
import type { Stage } from './stage.ts';

export function poolingStage(kind: 'max' | 'average', info: PoolInfo): Stage {
  const window = info.filterHeight * info.filterWidth;
  let input = 0;
  return {
    forward({ recording }, x) {
      input = x;
      const count = info.batchSize * info.outHeight * info.outWidth * info.outChannels;
      const y = recording.buffer(count, `a feature map behind ${kind} pooling`);
      recording.run(kind === 'max' ? 'maxPool' : 'averagePool', window, [...poolWords(info), x, y]);
      return y;
    },
    backward({ recording }, dy, passOn) {
      if (!passOn) return 0;
      const count = info.batchSize * info.inHeight * info.inWidth * info.inChannels;
      const dx = recording.buffer(count, `the gradient of a feature map before ${kind} pooling`);
      if (kind === 'max') recording.run('maxPoolGradient', window, [...poolWords(info), input, dy, dx]);
      else recording.run('averagePoolGradient', window, [...poolWords(info), dy, dx]);
      return dx;
    },
  };
}
