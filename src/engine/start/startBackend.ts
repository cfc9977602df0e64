/**
 * Chooses what to train on. Names of browsers and GPUs decide nothing: each candidate trains one small step, must get the
 * known outcome, and the fastest is taken. Only programs that pose as GPUs are left out by name, untimed, because timing
 * one takes seconds.
 */
import * as tf from '@tensorflow/tfjs';
import { installByteKernels } from '../bytes/kernels.ts';
import { repairTfjs } from '../kernels/repairTfjs.ts';
import {
  type BackendName,
  backendNames,
  type Candidate,
  type Device,
  type StartContext,
  softwareWords,
  titles,
  type Verdict,
} from './device.ts';
import { messageOf } from './patience.ts';
import { webglRenderer, webgpuRenderer } from './softwareRenderer.ts';
import { startGpu } from './startGpu.ts';
import { type StartedWasm, startWasm } from './startWasm.ts';
import { type CheckResult, checkTraining } from './trainingCheck.ts';

/** Milliseconds that timing one candidate may take after its first step. */
const timingBudget = 100;
/** For WebAssembly beside a GPU that works: its program gets faster while it runs, and shall not lose by that. */
const rivalBudget = 150;

export interface StartedDevice extends Device {
  /** To be handed in again as `context.verdict` at the next start on this device. */
  readonly verdict: Verdict;
}

/** The verdict, with what `trainingSpeed` took on WebAssembly. */
export function withSpeed(verdict: Verdict, speedMilliseconds: number): Verdict {
  const candidates = verdict.candidates.map((candidate) =>
    candidate.backend === 'wasm' ? { ...candidate, speedMilliseconds } : candidate,
  );
  return { ...verdict, candidates };
}

/**
 * Starts a backend and makes it tfjs' current one.
 *
 * @param choice a backend's name, or 'auto' for the fastest that is right and not software-rendered
 * @throws where a named backend cannot start, saying why and what to try
 */
export async function startBackend(
  choice: BackendName | 'auto',
  context: StartContext,
): Promise<StartedDevice> {
  const start = new Start(context);
  if (choice !== 'auto') return start.named(choice);
  return (await start.remembered()) ?? start.fastest();
}

class Start {
  private readonly candidates = new Map<BackendName, Candidate>();
  private wasm: StartedWasm = { threads: 1 };

  private readonly context: StartContext;

  constructor(context: StartContext) {
    this.context = context;
  }

  /** The backend that was asked for, whatever its speed. */
  async named(backend: BackendName): Promise<StartedDevice> {
    const software = await this.softwareNote(backend);
    try {
      if (typeof software === 'object') throw new Error(software.missing);
      await this.begin(backend);
    } catch (error) {
      throw new Error(
        `${titles[backend]} cannot start here: ${messageOf(error)}. ` +
          `Choose 'auto' for the fastest that works${backend === 'wasm' ? '' : ", or 'wasm'"}.`,
      );
    }
    // Plain JavaScript is what the others are compared with, and checking it takes half a second.
    const result: Partial<CheckResult> =
      backend === 'cpu' ? {} : await checkTraining(this.context.now, timingBudget);
    if (result.wrong !== undefined) {
      throw new Error(
        `${titles[backend]} computes wrongly on this machine: ${result.wrong}. Choose 'auto' for the fastest that is right.`,
      );
    }
    const trouble = backend === 'wasm' ? this.wasm.trouble : undefined;
    this.note(backend, true, software ?? trouble ?? `${titles[backend]} works.`, result.milliseconds);
    const reason = `${titles[backend]} was asked for.${software === undefined ? '' : ` ${software}`}`;
    return this.device(backend, reason);
  }

  /** What an earlier check chose, where that still starts. */
  async remembered(): Promise<StartedDevice | undefined> {
    const { verdict } = this.context;
    if (verdict?.version !== 1) return undefined;
    try {
      await this.begin(verdict.backend);
    } catch {
      // The device has changed since: find out anew what it can do.
      return undefined;
    }
    for (const candidate of verdict.candidates) this.candidates.set(candidate.backend, candidate);
    return this.device(verdict.backend, this.reasonFor(verdict.backend));
  }

  /** The fastest candidate that gets the known outcome. */
  async fastest(): Promise<StartedDevice> {
    for (const backend of ['webgpu', 'webgl', 'wasm'] as const) await this.consider(backend);
    const best = this.best();
    if (best !== undefined) {
      await tf.setBackend(best.backend);
      this.note('cpu', true, 'Plain JavaScript works and is the slowest.');
      return this.device(best.backend, this.reasonFor(best.backend));
    }
    await this.consider('cpu');
    if (this.best() === undefined) {
      throw new Error(
        `Nothing on this machine trains correctly. ${[...this.candidates.values()].map(({ note }) => note).join(' ')}`,
      );
    }
    return this.device('cpu', this.reasonFor('cpu'));
  }

  private async consider(backend: BackendName): Promise<void> {
    const title = titles[backend];
    const software = await this.softwareNote(backend);
    if (typeof software === 'object')
      return this.note(backend, false, `${title} cannot start: ${software.missing}.`);
    if (software !== undefined) return this.note(backend, false, software);
    try {
      await this.begin(backend);
      const budget = backend === 'wasm' && this.best() !== undefined ? rivalBudget : timingBudget;
      const { wrong, milliseconds } = await checkTraining(this.context.now, budget);
      if (wrong !== undefined) this.note(backend, false, `${title} computes wrongly here: ${wrong}.`);
      else {
        const time = `${title} works: a small training step took ${milliseconds.toFixed(1)} ms.`;
        const trouble = backend === 'wasm' ? this.wasm.trouble : undefined;
        this.note(backend, true, [time, trouble].join(' ').trim(), milliseconds);
      }
    } catch (error) {
      this.note(backend, false, `${title} cannot start: ${messageOf(error)}.`);
    }
  }

  private best(): Candidate | undefined {
    const right = [...this.candidates.values()].filter(
      ({ usable, milliseconds }) => usable && milliseconds !== undefined,
    );
    return right.sort((a, b) => (a.milliseconds ?? 0) - (b.milliseconds ?? 0))[0];
  }

  private async begin(backend: BackendName): Promise<void> {
    repairTfjs();
    if (backend === 'wasm') this.wasm = await startWasm(this.context);
    else if (backend === 'cpu') await tf.setBackend('cpu');
    else await startGpu(backend);
    installByteKernels(backend);
  }

  /** A sentence where the backend is software-rendered, `missing` where there is none, else `undefined`. */
  private async softwareNote(
    backend: BackendName,
  ): Promise<string | { readonly missing: string } | undefined> {
    if (backend !== 'webgpu' && backend !== 'webgl') return undefined;
    const renderer = backend === 'webgpu' ? await webgpuRenderer() : webglRenderer();
    if (typeof renderer === 'string') return { missing: renderer };
    return renderer.software ? softwareSentence(backend, this.context.fastKernels !== undefined) : undefined;
  }

  private note(backend: BackendName, usable: boolean, note: string, milliseconds?: number): void {
    this.candidates.set(backend, {
      backend,
      usable,
      note,
      ...(milliseconds === undefined ? {} : { milliseconds }),
    });
  }

  private reasonFor(backend: BackendName): string {
    const others = [...this.candidates.values()].filter((candidate) => candidate.backend !== backend);
    const software = others.findLast(({ note }) => note.includes(softwareWords));
    const timed = others.filter((other) => other.usable && other.milliseconds !== undefined);
    if (timed.length > 0)
      return `${titles[backend]} was the fastest of ${timed.length + 1} in a short check.`;
    return software?.note ?? `${titles[backend]} is the fastest that can be had here.`;
  }

  private device(backend: BackendName, reason: string): StartedDevice {
    const order = (a: Candidate, b: Candidate) =>
      backendNames.indexOf(a.backend) - backendNames.indexOf(b.backend);
    const candidates = [...this.candidates.values()].sort(order);
    const threads = backend === 'wasm' ? this.wasm.threads : 1;
    return { backend, threads, reason, candidates, verdict: { version: 1, backend, candidates } };
  }
}

/**
 * Images of the lesson's network trained in a second, on two cores: 13 (WebGPU) and 37 (WebGL) through a software
 * renderer, about 11,600 by one thread of our kernels, 690 by tfjs' own completed ones (`npm run bench`).
 */
const softwareRates = { webgpu: 13, webgl: 37 };

function softwareSentence(backend: 'webgpu' | 'webgl', fastKernels: boolean): string {
  const times = (fastKernels ? 11_600 : 690) / softwareRates[backend];
  const rounded = Number(times.toPrecision(1));
  return `${titles[backend]} ${softwareWords}, so it would be about ${rounded} times slower than WebAssembly.`;
}
