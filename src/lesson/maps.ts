import * as tf from '@tensorflow/tfjs';
import type { ImageItem, ImagesOutput } from '../notebook/output.ts';

export interface MapsOptions {
  /** At most this many channels. Default 64. */
  readonly count?: number;
  /** One for each map, set below it; default: the channel's number. */
  readonly names?: readonly string[];
  readonly caption?: string;
  /** 'alike' draws all maps in colour as soon as one has negative numbers; 'each' only those. Default 'alike'. */
  readonly tones?: 'alike' | 'each';
}

const mime = 'application/vnd.convbook.images+json';
/** Blue below zero, orange above it, as the curves of the course; the strongest tone of each. */
const negative = [36, 86, 201] as const;
const positive = [217, 115, 13] as const;
/** Maps are drawn at least this many pixels wide, each number a square; a few of them large. */
const leastSide = 24;
const largeSide = 112;
const few = 4;

/**
 * Draws each channel of a tensor as a small picture: kernels, feature maps, saliency.
 *
 * `maps` is `[height, width, channels]`, or `[1, height, width, channels]`. Where no number is below zero, white is 0 and
 * black the largest of that channel, so that weak maps can be seen too (of all channels where a map is one number); otherwise blue is below zero, orange above, and
 * white 0, and the strongest colour is the largest distance from zero in that channel.
 */
export async function maps(tensor: tf.Tensor, options: MapsOptions = {}): Promise<ImagesOutput> {
  const { height, width, channels } = mapShape(tensor);
  const count = Math.min(channels, options.count ?? 64);
  const inOrder = tf.tidy(() => tensor.reshape([height, width, channels]).transpose([2, 0, 1]));
  const values = await inOrder.data<'float32'>();
  inOrder.dispose();
  const size = height * width;
  const each = Array.from({ length: count }, (_, map) => values.subarray(map * size, (map + 1) * size));
  const hasNegative = each.map((map) => map.some((value) => value < 0));
  const signed = hasNegative.includes(true);
  const wanted = count <= few ? largeSide : leastSide;
  const zoom = Math.max(1, Math.ceil(wanted / Math.max(height, width)));
  const pixels = each.flatMap((map, place) => {
    // A single number says something only beside the others.
    const strongest = (size === 1 ? strongestOf(values) : strongestOf(map)) || 1;
    const shares = Array.from(map, (value) => value / strongest);
    const coloured = options.tones === 'each' ? hasNegative[place] : signed;
    const tone = coloured ? colour : signed ? greyOfThree : grey;
    return enlarged(shares, height, width, zoom).flatMap(tone);
  });
  return {
    mime,
    width: width * zoom,
    height: height * zoom,
    channels: signed ? 3 : 1,
    inverted: !signed,
    pixels: Uint8Array.from(pixels),
    items: each.map((map, place) => describe(map, options.names?.[place] ?? String(place))),
    ...(options.caption === undefined ? {} : { caption: options.caption }),
  };
}

function mapShape(tensor: tf.Tensor): { height: number; width: number; channels: number } {
  const [height, width, channels] =
    tensor.rank === 4 && tensor.shape[0] === 1 ? tensor.shape.slice(1) : tensor.shape;
  const rankFits = tensor.rank === 3 || (tensor.rank === 4 && tensor.shape[0] === 1);
  if (!rankFits || !height || !width || !channels) {
    throw new Error(
      `maps: a tensor [height, width, channels] or [1, height, width, channels] is wanted, not [${tensor.shape.join(', ')}]`,
    );
  }
  return { height, width, channels };
}

function strongestOf(values: Float32Array): number {
  return values.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
}

/** Each number as a square of `zoom`×`zoom`. */
function enlarged(values: readonly number[], height: number, width: number, zoom: number): number[] {
  if (zoom === 1) return [...values];
  return Array.from({ length: height * zoom * width * zoom }, (_, at) => {
    const row = Math.floor(at / (width * zoom) / zoom);
    const column = Math.floor((at % (width * zoom)) / zoom);
    return values[row * width + column] ?? 0;
  });
}

/** A share from −1 to 1 as red, green, blue. */
function colour(share: number): number[] {
  const full = share < 0 ? negative : positive;
  return full.map((tone) => Math.round(255 - Math.abs(share) * (255 - tone)));
}

function grey(share: number): number[] {
  return [Math.round(255 * share)];
}

/** White 0, black 1, where the maps beside it are in colour. */
function greyOfThree(share: number): number[] {
  const value = Math.round(255 * (1 - share));
  return [value, value, value];
}

function describe(map: Float32Array, name: string): ImageItem {
  const least = Math.min(...map);
  const most = Math.max(...map);
  return {
    below: name,
    description: `${name}: from ${least.toPrecision(2)} to ${most.toPrecision(2)}`,
  };
}
