import * as tf from '@tensorflow/tfjs';
import { formatNumbers } from './formatNumbers.ts';

/**
 * Prints a tensor as NumPy prints an array: a line with dtype and shape, then the values in aligned columns. Of
 * more than 1,000 values only the first and last three along each axis are shown, and only those are read.
 */
const mostValues = 1000;
const edge = 3;
/** Where NumPy breaks lines: 75 characters, one of them kept for the bracket. */
const lineWidth = 74;

export async function formatTensor(tensor: tf.Tensor): Promise<string> {
  const head = describeTensor(tensor);
  if (tensor.isDisposed) return head;
  if (tensor.dtype === 'complex64') return head;
  if (tensor.size === 0) return `${head}\n[]`;
  const shortened = tensor.size > mostValues;
  const texts =
    tensor.dtype === 'string' ? await stringTexts(tensor, shortened) : await numberTexts(tensor, shortened);
  if (tensor.rank === 0) return `${head}\n${(texts[0] ?? '').trim().replace(/\.$/, '.0')}`;
  return `${head}\n${layOut(tensor.shape, texts, shortened)}`;
}

/** `Tensor float32 [2, 3]`. */
export function describeTensor(tensor: tf.Tensor): string {
  const kind = tensor instanceof tf.Variable ? 'Variable' : 'Tensor';
  const freed = tensor.isDisposed ? ' (disposed: its memory is free again)' : '';
  return `${kind} ${tensor.dtype} [${tensor.shape.join(', ')}]${freed}`;
}

/** Positions shown along an axis. */
function shown(size: number, shortened: boolean): number[] {
  const all = Array.from({ length: size }, (_, index) => index);
  return shortened && size > 2 * edge ? [...all.slice(0, edge), ...all.slice(-edge)] : all;
}

async function numberTexts(tensor: tf.Tensor, shortened: boolean): Promise<string[]> {
  if (!shortened) return formatNumbers(Array.from(await numbersOf(tensor)), tensor.dtype);
  const edges = tf.tidy(() => {
    let part: tf.Tensor = tensor;
    tensor.shape.forEach((size, axis) => {
      if (size <= 2 * edge) return;
      const from = (begin: number) => {
        const begins = tensor.shape.map((_, at) => (at === axis ? begin : 0));
        return part.slice(
          begins,
          part.shape.map((side, at) => (at === axis ? edge : side)),
        );
      };
      part = tf.concat([from(0), from(size - edge)], axis);
    });
    return part;
  });
  const texts = formatNumbers(Array.from(await numbersOf(edges)), tensor.dtype);
  edges.dispose();
  return texts;
}

function numbersOf(tensor: tf.Tensor): Promise<Float32Array | Int32Array | Uint8Array> {
  return tensor.data<'float32' | 'int32' | 'bool'>();
}

/** Strings live outside the GPU, so reading them whole costs nothing. */
async function stringTexts(tensor: tf.Tensor, shortened: boolean): Promise<string[]> {
  const values = await tensor.data<'string'>();
  const texts: string[] = [];
  const walk = (axis: number, offset: number): void => {
    if (axis === tensor.rank) {
      texts.push(`'${values[offset] ?? ''}'`);
      return;
    }
    const size = tensor.shape[axis] ?? 0;
    for (const index of shown(size, shortened)) walk(axis + 1, offset * size + index);
  };
  walk(0, 0);
  const width = texts.reduce((widest, text) => Math.max(widest, text.length), 0);
  return texts.map((text) => text.padEnd(width));
}

/** Brackets, commas left out, `…` for what is not shown. */
function layOut(shape: readonly number[], texts: readonly string[], shortened: boolean): string {
  let next = 0;
  const lay = (axis: number): string => {
    const size = shape[axis] ?? 0;
    const positions = shown(size, shortened);
    const cut = positions.length < size;
    const indent = ' '.repeat(axis + 1);
    const last = axis === shape.length - 1;
    const parts = positions.map(() => (last ? (texts[next++] ?? '') : lay(axis + 1)));
    if (cut) parts.splice(edge, 0, '…');
    if (last) return `[${wrap(parts, indent)}]`;
    // One blank line more for each further axis keeps the blocks apart.
    return `[${parts.join(`${'\n'.repeat(shape.length - 1 - axis)}${indent}`)}]`;
  };
  return lay(0);
}

function wrap(parts: readonly string[], indent: string): string {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && indent.length + line.length + 1 + part.length > lineWidth) {
      lines.push(line);
      line = part;
    } else {
      line = line === '' ? part : `${line} ${part}`;
    }
  }
  lines.push(line);
  return lines.join(`\n${indent}`);
}
