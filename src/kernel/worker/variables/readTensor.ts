/**
 * Reads parts of a tensor for a close look: an evenly spread sample, and a block. Only what is asked for is made as
 * numbers, and nothing is left behind on the device.
 */
import * as tf from '@tensorflow/tfjs';

export type Numbers = Float32Array | Int32Array | Uint8Array;

/** More numbers than this are not read at once: 4 MB. */
export const mostRead = 1_000_000;

/** All numbers of the tensor, or of very many an evenly spread million. */
export async function readSample(tensor: tf.Tensor): Promise<Numbers> {
  if (tensor.size <= mostRead) return await tensor.data<'float32'>();
  return await readAndFree(tf.tidy(() => spread(tensor)));
}

/** Whole rows of the tensor, as long as many of them fit, at equal distances. */
function spread(tensor: tf.Tensor): tf.Tensor {
  let width = 1;
  for (let axis = tensor.rank - 1; axis > 0; axis -= 1) {
    const wider = width * (tensor.shape[axis] ?? 1);
    if (wider > mostRead / 256) break;
    width = wider;
  }
  const rows = tensor.size / width;
  const wanted = Math.floor(mostRead / width);
  const picked = Int32Array.from({ length: wanted }, (_, index) => Math.floor((index * rows) / wanted));
  return tensor.reshape([rows, width]).gather(tf.tensor1d(picked, 'int32'));
}

/**
 * The numbers, or texts, of a block.
 *
 * @param begin the block's first position along each axis
 * @param size its length along each axis
 */
export async function readBlock(
  tensor: tf.Tensor,
  begin: readonly number[],
  size: readonly number[],
): Promise<Numbers | string[]> {
  const block = tf.tidy(() => {
    let part = tensor.clone();
    // The first axis first: of images kept as bytes that makes no numbers, and little is left for the other axes.
    for (let axis = 0; axis < tensor.rank; axis += 1) {
      const first = part.shape.map((_, other) => (other === axis ? (begin[axis] ?? 0) : 0));
      const length = part.shape.map((side, other) => (other === axis ? (size[axis] ?? 1) : side));
      part = part.slice(first, length);
    }
    return part;
  });
  return tensor.dtype === 'string'
    ? await freeAfter(block, block.data<'string'>())
    : await readAndFree(block);
}

function readAndFree(tensor: tf.Tensor): Promise<Numbers> {
  return freeAfter(tensor, tensor.data<'float32'>());
}

async function freeAfter<Read>(tensor: tf.Tensor, reading: Promise<Read>): Promise<Read> {
  try {
    return await reading;
  } finally {
    tensor.dispose();
  }
}
