/** Every layer type of tfjs trains through the engine's own kernels, on two threads, as on cpu. */
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repairTfjs } from '../../../src/engine/kernels/repairTfjs.ts';
import type { FastKernels } from '../../../src/engine/wasm/installFastKernels.ts';
import { everyLayerTrains } from '../layerStep.ts';
import { startInNode } from './startInNode.ts';

let kernels: FastKernels;

beforeAll(async () => {
  repairTfjs();
  kernels = await startInNode({ threads: 2 });
}, 60_000);
afterAll(() => kernels.dispose());

test('two threads share the work', () => expect(kernels.threads).toBe(2));

everyLayerTrains({ ownRandom: true });
