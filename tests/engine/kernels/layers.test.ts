/** Every layer type of tfjs trains on its wasm backend as completed here, without the engine's own program. */
import { beforeAll } from 'vitest';
import { startBackend } from '../../../src/engine/start/startBackend.ts';
import { everyLayerTrains } from '../layerStep.ts';
import { nodeContext } from '../wasmBinary.ts';

beforeAll(async () => {
  await startBackend('wasm', nodeContext);
});

everyLayerTrains({ ownRandom: false });
