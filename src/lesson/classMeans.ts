import type * as tf from '@tensorflow/tfjs';
import { classNames as fashionClassNames } from '../data/types.ts';
import type { ImagesOutput } from '../notebook/output.ts';
import { nextTask } from './nextTask.ts';
import { type Numbers, readNumbers } from './readNumbers.ts';

const chunk = 2000;

/**
 * The average picture of each class, with the number of images below it.
 *
 * `images` is `[count, height, width]` in 0–255; it is read a few thousand images at a time.
 */
export async function classMeans(
  images: tf.Tensor,
  labels: Numbers,
  options: { readonly classNames?: readonly string[]; readonly caption?: string } = {},
): Promise<ImagesOutput> {
  const names = options.classNames ?? fashionClassNames;
  const [count = 0, height = 0, width = 0] = images.shape;
  const right = await readNumbers(labels);
  if (right.length !== count) throw new Error(`classMeans: ${right.length} labels for ${count} images`);
  const size = height * width;
  const sums = new Float64Array(names.length * size);
  const counts = new Array<number>(names.length).fill(0);
  for (let from = 0; from < count; from += chunk) {
    const part = images.slice([from], [Math.min(chunk, count - from)]);
    const values = await part.data<'float32' | 'int32' | 'bool'>();
    part.dispose();
    for (let at = 0; at < values.length; at += size) {
      const label = right[from + at / size] ?? 0;
      counts[label] = (counts[label] ?? 0) + 1;
      for (let pixel = 0; pixel < size; pixel++) {
        const cell = label * size + pixel;
        sums[cell] = (sums[cell] ?? 0) + (values[at + pixel] ?? 0);
      }
    }
    await nextTask();
  }
  return {
    mime: 'application/vnd.convbook.images+json',
    width,
    height,
    channels: 1,
    inverted: true,
    pixels: Uint8Array.from(sums, (sum, cell) => Math.round(sum / (counts[Math.floor(cell / size)] || 1))),
    items: names.map((name, label) => ({
      above: name,
      below: (counts[label] ?? 0).toLocaleString('en'),
      description: `Average of ${counts[label]} images of class ${name}`,
    })),
    ...(options.caption === undefined ? {} : { caption: options.caption }),
  };
}
