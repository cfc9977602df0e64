import * as tf from '@tensorflow/tfjs';
import { expect, test } from 'vitest';
import { compileEngine } from '../../../src/engine/plugin.ts';
import { startPool, type Thread } from '../../../src/engine/wasm/pool.ts';
import { Program } from '../../../src/engine/wasm/program.ts';
import { shareMemory } from '../../../src/engine/wasm/sharedMemory.ts';
import { currentWasmBackend } from '../../../src/engine/wasm/wasmBackend.ts';
import { startNodeThread, startTfjs } from './startInNode.ts';

/** y[c] = Σ of 1000 rows of four columns, on all of the program's threads. */
function sums(program: Program): number[] {
  const [x, y] = [program.allocate(64_000, 'x'), program.allocate(64, 'y')];
  new Float32Array(program.memory.buffer, x, 16_000).fill(1);
  program.run('sumRows', 0, [1000, 16, x, y]);
  const result = Array.from(new Float32Array(program.memory.buffer, y, 16));
  program.free(x);
  program.free(y);
  return result;
}

test('threads start, share work and end fifty times over', async () => {
  await startTfjs(true);
  const module = await WebAssembly.compile(await compileEngine('engine-shared.wasm'));
  for (let i = 0; i < 50; i++) {
    const program = new Program(module, currentWasmBackend().wasm);
    const ended: Promise<unknown>[] = [];
    const end = await startPool(program, 2, () => startNodeThread((exit) => ended.push(exit)), 20_000);
    expect(end).toBeDefined();
    expect(program.threads).toBe(2);
    expect(sums(program)).toEqual(new Array(16).fill(1000));
    end?.();
    await Promise.all(ended);
    expect(ended).toHaveLength(1);
    expect(sums(program)).toEqual(new Array(16).fill(1000));
  }
}, 120_000);

test('threads that do not start in time are given up, and one thread does the work', async () => {
  await startTfjs(true);
  const module = await WebAssembly.compile(await compileEngine('engine-shared.wasm'));
  const program = new Program(module, currentWasmBackend().wasm);
  let ended = 0;
  const dead: Thread = { post: () => {}, ready: new Promise(() => {}), terminate: () => ended++ };
  expect(await startPool(program, 3, () => dead, 20)).toBeUndefined();
  expect(ended).toBe(2);
  expect(program.threads).toBe(1);
  expect(sums(program)).toEqual(new Array(16).fill(1000));
});

test('a trap in a part of a job, in whichever thread, fails the job, and the threads go on with the next', async () => {
  await startTfjs(true);
  const module = await WebAssembly.compile(await compileEngine('engine-shared.wasm'));
  const program = new Program(module, currentWasmBackend().wasm);
  const ended: Promise<unknown>[] = [];
  const end = await startPool(program, 3, () => startNodeThread((exit) => ended.push(exit)), 20_000);
  const depth = 100_000;
  const [a, b, c] = [1, 2, 3].map(() => program.allocate(4 * depth, 'an operand')) as [
    number,
    number,
    number,
  ];
  // A product of one row is done by its last part alone, here without the scratch space to pack the other operand into.
  const overrun = () => program.run('multiply', 0, [1, 1, 1, depth, a, b, c, 0, 0, 0, 0, 0, 0]);
  // And here every part runs over.
  const everywhere = () => program.run('multiply', 0, [1, 3, 1, depth / 4, a, b, c, 0, 0, 0, 0, 0, 0]);
  for (let i = 0; i < 50; i++) {
    expect(i % 5 === 4 ? everywhere : overrun).toThrow(
      /kernel "multiply" failed on 3 threads \(.*unreachable/,
    );
    expect(sums(program)).toEqual(new Array(16).fill(1000));
  }
  end?.();
  await Promise.all(ended);
  for (const address of [a, b, c]) program.free(address);
}, 60_000);

test('out of memory is an error that says for what', async () => {
  await startTfjs(true);
  const module = await WebAssembly.compile(await compileEngine('engine-shared.wasm'));
  const program = new Program(module, currentWasmBackend().wasm);
  const held: number[] = [];
  // WebAssembly has four gigabytes at most: three times 1.5 cannot be had.
  const takeAll = () => {
    for (let i = 0; i < 3; i++) held.push(program.allocate(1.5 * 2 ** 30, 'a tensor of shape [9, 9]'));
  };
  expect(takeAll).toThrow('Out of memory: a tensor of shape [9, 9] needs 1610.6 MB');
  for (const address of held) program.free(address);
  expect(tf.tensor1d([1, 2]).square().dataSync()[1]).toBe(4);
});

test('only a program with a bounded memory of its own can share it', () => {
  const header = [0, 97, 115, 109, 1, 0, 0, 0];
  expect(Array.from(shareMemory(Uint8Array.of(...header, 5, 4, 1, 1, 2, 3)))).toEqual([
    ...header,
    5,
    4,
    1,
    3,
    2,
    3,
  ]);
  expect(() => shareMemory(Uint8Array.of(...header, 5, 3, 1, 0, 2))).toThrow('no maximum');
  expect(() => shareMemory(Uint8Array.of(...header))).toThrow('no memory');
});

test('scratch space never reaches beyond what was allocated for it', async () => {
  await startTfjs(true);
  const module = await WebAssembly.compile(await compileEngine('engine-shared.wasm'));
  const { wasm } = currentWasmBackend();
  const blocks = new Map<number, number>();
  // Addresses as awkward as an allocator may give them: 16 bytes behind a cache line.
  const heap = {
    asm: { memory: wasm.asm?.memory ?? wasm.wasmMemory },
    tfjs: wasm.tfjs,
    _malloc(bytes: number) {
      const address = Math.ceil(wasm._malloc(bytes + 128) / 64) * 64 + 16;
      blocks.set(address, address + bytes);
      return address;
    },
    _free: () => undefined,
  } as typeof wasm;
  const program = new Program(module, heap);
  for (const count of [100, 110, 116, 1000, 1012, 5]) {
    const from = program.sharedScratch(count);
    const [, end] = [...blocks].findLast(([address, last]) => address <= from && from < last) ?? [];
    expect(from + 4 * count, `${count} cells`).toBeLessThanOrEqual(end ?? 0);
  }
});
