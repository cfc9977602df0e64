/**
 * Puts the engine's kernels in the place of those of tfjs' `wasm` backend. Call it once that backend has started, after
 * `installWasmKernels`; what these kernels do not take, those before them still do.
 */

import type { Engine } from './engine.ts';
import { installActivations } from './kernels/activations.ts';
import { computePending } from './kernels/computePending.ts';
import { installConvolutions } from './kernels/convolutions.ts';
import { installDepthwise } from './kernels/depthwise.ts';
import { installGather } from './kernels/gather.ts';
import { installMatrices } from './kernels/matrices.ts';
import { installPoolings } from './kernels/poolings.ts';
import { installSlice } from './kernels/slice.ts';
import { installBatchNormalization } from './layers/batchNormalization.ts';
import { installCrossEntropy } from './layers/crossEntropy.ts';
import { installDropout } from './layers/dropout.ts';
import { installOptimizers } from './optimizers/installOptimizers.ts';
import type { EngineOptions } from './options.ts';
import { type Compute, PendingTensors } from './pending.ts';
import { startPool, startWorkerThread, type Thread } from './pool.ts';
import { Program } from './program.ts';
import { installSavedTensors } from './savedTensors.ts';
import { installCompiledStep } from './step/installCompiledStep.ts';
import { chooseVariant, type VariantName } from './variants.ts';
import { currentWasmBackend, memoryOf } from './wasmBackend.ts';

export interface FastKernelsContext {
  /** The bytes of the engine's program of that name (`engine-shared-fma.wasm` …). */
  programBytes(name: VariantName): Promise<BufferSource>;
  /** Threads to compute on; by default one for each core, at most eight. Needs tfjs' memory to be shared. */
  readonly threads?: number;
  /** How a thread is started; by default in a worker from a blob: address. */
  readonly startThread?: () => Thread;
  /** Milliseconds to wait for the threads before going on with one; by default 3000. */
  readonly patience?: number;
  /** Numbers from 0 to 1, for dropout layers without a seed; by default `Math.random`. */
  readonly random?: () => number;
  /** Ways of doing less arithmetic; all on by default. */
  readonly options?: Partial<EngineOptions>;
}

export interface FastKernels {
  /** Threads that compute. */
  readonly threads: number;
  readonly variant: VariantName;
  /** Ends the threads; the kernels go on with one. */
  dispose(): void;
}

const mostThreads = 8;

/** @throws where tfjs does not run on `wasm`, or the program does not fit its memory */
export async function installFastKernels(context: FastKernelsContext): Promise<FastKernels> {
  const backend = currentWasmBackend();
  const shared = isShared(memoryOf(backend.wasm));
  const variant = chooseVariant(shared);
  const module = await WebAssembly.compile(await context.programBytes(variant));
  const program = new Program(module, backend.wasm);

  const compute: Compute = (pending, to, corner) => computePending(engine, pending, to, corner);
  const tensors = new PendingTensors(backend, program, compute);
  const engine: Engine = {
    backend,
    program,
    tensors,
    options: { fusePooling: true, winograd: true, compiledStep: true, ...context.options },
  };
  installConvolutions(engine);
  installDepthwise(engine);
  installActivations(engine);
  installPoolings(engine);
  installMatrices(engine);
  installGather(engine);
  installSlice(engine);
  installOptimizers(engine);
  installSavedTensors(engine);
  installBatchNormalization(engine);
  installCrossEntropy(engine);
  const random = context.random ?? (() => Math.random());
  installDropout(engine, random);
  installCompiledStep(engine, random);

  const wanted = shared ? Math.min(context.threads ?? coreCount(), mostThreads) : 1;
  const startThread = context.startThread ?? startWorkerThread;
  const end =
    wanted > 1 ? await startPool(program, wanted, startThread, context.patience ?? 3000) : undefined;
  return { threads: program.threads, variant, dispose: () => end?.() };
}

function isShared(memory: WebAssembly.Memory): boolean {
  return typeof SharedArrayBuffer !== 'undefined' && memory.buffer instanceof SharedArrayBuffer;
}

function coreCount(): number {
  return globalThis.navigator?.hardwareConcurrency ?? 1;
}
