/**
 * Every kernel that the engine puts in the place of tfjs', called as tfjs calls it, on 300 random shapes each: against plain
 * loops in float64, and against tfjs' cpu backend.
 */
import * as tf from '@tensorflow/tfjs';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { type KernelCall, kernelCases } from './kernelCases.ts';
import { randomSource } from './randomShapes.ts';
import { relativeError } from './references.ts';
import { startAndFindReplaced } from './replacedKernels.ts';

/** The cpu backend is slow. */
vi.setConfig({ testTimeout: 90_000 });

const shapes = 300;
let end = (): void => undefined;
let replaced: string[] = [];

beforeAll(async () => {
  const started = await startAndFindReplaced();
  end = started.kernels.dispose;
  replaced = started.replaced;
}, 60_000);
afterAll(() => end());

function run(kernel: string, { inputs, attrs }: KernelCall): Float32Array {
  return tf.tidy(() => {
    const tensors = Object.fromEntries(
      Object.entries(inputs).map(([name, { values, shape }]) => [name, tf.tensor(values, [...shape])]),
    );
    // Kernels take their attributes untyped; these give one tensor of float32.
    const out = tf.engine().runKernel(kernel, tensors, attrs as tf.NamedAttrMap) as tf.Tensor;
    return out.dataSync() as Float32Array;
  });
}

/** Ours alone; what it computes, in operations of tfjs. */
function reluGradientOnCpu({ inputs }: KernelCall): Float32Array {
  return tf.tidy(() => {
    const [dy, y] = [inputs.dy, inputs.y].map((input) => tf.tensor(input?.values ?? []));
    return tf.mul(dy as tf.Tensor, tf.step(y as tf.Tensor)).dataSync() as Float32Array;
  });
}

const describeCall = ({ inputs, attrs }: KernelCall) =>
  JSON.stringify({ ...Object.fromEntries(Object.entries(inputs).map(([k, v]) => [k, v.shape])), ...attrs });

describe(`on ${shapes} random shapes`, () => {
  test.each(Object.keys(kernelCases))('%s agrees with plain loops and with the cpu backend', async (name) => {
    const random = randomSource(name.length * 101);
    const calls = Array.from({ length: shapes }, () => kernelCases[name]?.(random) as KernelCall);
    const ours = calls.map((call) => run(name, call));
    await tf.setBackend('cpu');
    const onCpu = calls.map((call) =>
      name === 'ConvbookReluGradient' ? reluGradientOnCpu(call) : run(name, call),
    );
    await tf.setBackend('wasm');
    calls.forEach((call, i) => {
      expect(relativeError(ours[i] ?? [], call.expected), `plain: ${describeCall(call)}`).toBeLessThan(1e-5);
      expect(relativeError(ours[i] ?? [], onCpu[i] ?? []), `cpu: ${describeCall(call)}`).toBeLessThan(1e-5);
    });
  });
});

test('no kernel that the engine replaces is left out', () => {
  expect(replaced.length).toBeGreaterThan(15);
  expect(replaced.filter((name) => !(name in kernelCases))).toEqual([]);
});

test('the shapes hold the awkward ones: 1×1 maps, strides beyond the kernel, odd channels, one image', () => {
  const random = randomSource(3);
  const calls = Array.from({ length: shapes }, () => kernelCases.Conv2D?.(random) as KernelCall);
  const count = (holds: (x: readonly number[], filter: readonly number[], stride: number) => boolean) =>
    calls.filter(({ inputs, attrs }) =>
      holds(inputs.x?.shape ?? [], inputs.filter?.shape ?? [], (attrs as { strides: [number] }).strides[0]),
    ).length;
  expect(count((x) => x[1] === 1 && x[2] === 1)).toBeGreaterThan(3);
  expect(count((_, filter, stride) => stride > (filter[0] ?? 0))).toBeGreaterThan(20);
  expect(count((x) => x[0] === 1)).toBeGreaterThan(50);
  for (const channels of [1, 3, 5, 33]) expect(count((x) => x[3] === channels)).toBeGreaterThan(20);
});
