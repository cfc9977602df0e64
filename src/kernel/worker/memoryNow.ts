import * as tf from '@tensorflow/tfjs';
import { heapBytes } from '../../engine/index.ts';
import type { Memory } from '../protocol.ts';

/** What the tensors take now, and what their backend has taken for them. */
export function memoryNow(): Memory {
  const known = tf.memory();
  const { numTensors: tensors, numBytes: bytes } = known;
  const heap = heapBytes();
  if (heap !== undefined) return { tensors, bytes, held: { by: 'heap', bytes: heap } };
  const gpu: unknown = Reflect.get(known, 'numBytesInGPUAllocated') ?? Reflect.get(known, 'numBytesInGPU');
  return typeof gpu === 'number' ? { tensors, bytes, held: { by: 'gpu', bytes: gpu } } : { tensors, bytes };
}
