/**
 * Convolutions with 'same' padding whose stride exceeds the kernel along an axis need no padding there. The XNNPACK inside
 * tfjs 4.22's `wasm` backend subtracts without a sign in that case and convolves nothing but padding: all zeros. Given
 * the padding in numbers, it is right.
 */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../overrideKernel.ts';

const kernels = {
  Conv2D: { depthwise: false },
  FusedConv2D: { depthwise: false },
  DepthwiseConv2dNative: { depthwise: true },
  FusedDepthwiseConv2D: { depthwise: true },
};

type Shape4D = [number, number, number, number];

export function installSamePadding(): void {
  for (const [kernelName, { depthwise }] of Object.entries(kernels)) {
    overrideKernel('wasm', kernelName, (before) => (args) => {
      if (before === undefined) throw new Error(`The wasm backend has no ${kernelName} kernel.`);
      if (args.attrs?.pad !== 'same') return before(args);
      // The attributes and ranks of these four kernels.
      const { strides, dilations, dimRoundingMode } = args.attrs as unknown as tf.Conv2DAttrs;
      const x = inputNamed(args.inputs, 'x').shape as Shape4D;
      const filter = inputNamed(args.inputs, 'filter').shape as Shape4D;
      const info = tf.backend_util.computeConv2DInfo(
        x,
        filter,
        strides,
        dilations,
        'same',
        dimRoundingMode,
        depthwise,
      );
      const { effectiveFilterHeight, effectiveFilterWidth, strideHeight, strideWidth, padInfo } = info;
      if (strideHeight <= effectiveFilterHeight && strideWidth <= effectiveFilterWidth) return before(args);
      const { top, bottom, left, right } = padInfo;
      const pad = [
        [0, 0],
        [top, bottom],
        [left, right],
        [0, 0],
      ];
      return before({ ...args, attrs: { ...args.attrs, pad } });
    });
  }
}
