/**
 * The gradient of nearest-neighbour resizing (`upSampling2d`): every output's gradient goes to the pixel it was copied
 * from. Stock tfjs 4.22 forgets all images but the first on `cpu`.
 */
import * as tf from '@tensorflow/tfjs';
import { inputNamed, overrideKernel } from '../overrideKernel.ts';

type Shape4D = [number, number, number, number];

interface Attributes {
  readonly alignCorners: boolean;
}

/** Sums `dy`, `[batch, newHeight, newWidth, channels]`, into the gradient of images of `shape`. */
export function resizeNearestNeighborGradient(
  dy: ArrayLike<number>,
  dyShape: Shape4D,
  shape: Shape4D,
  alignCorners: boolean,
): Float32Array {
  const [batch, newHeight, newWidth, channels] = dyShape;
  const [, height, width] = shape;
  const dx = new Float32Array(tf.util.sizeFromShape(shape));
  const rows = sources(height, newHeight, alignCorners);
  const columns = sources(width, newWidth, alignCorners);
  let from = 0;
  for (let image = 0; image < batch; image++) {
    for (const row of rows) {
      for (const column of columns) {
        const to = ((image * height + row) * width + column) * channels;
        for (let channel = 0; channel < channels; channel++, from++) {
          dx[to + channel] = (dx[to + channel] as number) + (dy[from] as number);
        }
      }
    }
  }
  return dx;
}

/** For every new position, the old one whose value it takes: as the forward kernel rounds. */
function sources(length: number, newLength: number, alignCorners: boolean): number[] {
  const aligned = alignCorners && newLength > 1;
  const scale = aligned ? (length - 1) / (newLength - 1) : length / newLength;
  return Array.from({ length: newLength }, (_, i) =>
    Math.min(length - 1, alignCorners ? Math.round(i * scale) : Math.floor(i * scale)),
  );
}

const installed = new Set<string>();

/** Puts it in the place of a backend's own; further calls do nothing. */
export function installResizeNearestNeighborGradient(backendName: 'cpu' | 'wasm'): void {
  if (installed.has(backendName)) return;
  installed.add(backendName);
  overrideKernel(backendName, 'ResizeNearestNeighborGrad', () => ({ inputs, attrs }) => {
    const [images, dy] = [inputNamed(inputs, 'images'), inputNamed(inputs, 'dy')];
    // The attributes of the kernel ResizeNearestNeighborGrad, whose tensors have rank 4.
    const { alignCorners } = attrs as unknown as Attributes;
    const values = tf.engine().readSync(dy.dataId) as Float32Array;
    const shapes = [dy.shape as Shape4D, images.shape as Shape4D] as const;
    return tf
      .engine()
      .makeTensor(resizeNearestNeighborGradient(values, ...shapes, alignCorners), images.shape, 'float32');
  });
}
