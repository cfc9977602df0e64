import * as tf from '@tensorflow/tfjs';
import { UMAP } from 'umap-js';
import type { LessonHost } from './host.ts';
import { nextTask } from './nextTask.ts';
import { seededRandom } from './random.ts';

export interface NeighbourMapOptions {
  /** How many nearest rows count as neighbours. Default 15. */
  readonly neighbours?: number;
  /** Default 1: same rows, same seed, same map. */
  readonly seed?: number;
}

const turnEvery = 100;

/**
 * Lays rows of numbers out on a plane so that neighbours stay neighbours: UMAP (McInnes, Healy, Melville, 2018,
 * https://arxiv.org/abs/1802.03426), by the library umap-js. `features` is `[count, width]`, the result `[count, 2]`.
 * Distances between far points mean little.
 */
export async function neighbourMap(
  host: LessonHost,
  features: tf.Tensor2D,
  options: NeighbourMapOptions = {},
): Promise<tf.Tensor2D> {
  const rows = await features.array();
  const neighbours = Math.min(options.neighbours ?? 15, rows.length - 1);
  if (neighbours < 2) throw new Error(`neighbourMap: at least 3 rows are needed, not ${rows.length}`);
  const umap = new UMAP({ nNeighbors: neighbours, random: seededRandom(options.seed ?? 1) });
  const line = host.display(progress('comparing rows', 0));
  await nextTask();
  const epochs = umap.initializeFit(rows);
  let turned = host.now();
  for (let epoch = 0; epoch < epochs; epoch++) {
    umap.step();
    if (host.now() - turned < turnEvery) continue;
    turned = host.now();
    line.update(progress(`step ${epoch} of ${epochs}`, epoch / epochs));
    await nextTask();
  }
  line.update({ ...progress(`${rows.length} rows laid out in ${epochs} steps`, 1), state: 'done' });
  return tf.tensor2d(umap.getEmbedding(), [rows.length, 2]);
}

function progress(label: string, value: number) {
  return { mime: 'application/vnd.convbook.progress+json', label, value, state: 'running' } as const;
}
