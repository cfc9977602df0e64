/** Starts tfjs in the worker: on the backend that was asked for, from the files that the page gave along. */
import {
  chooseVariant,
  installFastKernels,
  type StartContext,
  shareMemory,
  startBackend,
} from '../../engine/index.ts';
import type { FromWorker, KernelOptions } from '../protocol.ts';
import type { Port } from './port.ts';

/** Whether the page gave the program along that this browser can run. */
function fastKernelsAt(port: Port): boolean {
  const program = port.files[chooseVariant(crossOriginIsolated)];
  // A dev server answers what it lacks with a page.
  return program !== undefined && WebAssembly.validate(program);
}

function fastKernels(port: Port): NonNullable<StartContext['fastKernels']> {
  return {
    shareMemory,
    install: () =>
      installFastKernels({
        async programBytes(name) {
          const program = port.files[name];
          if (program === undefined) throw new Error(`The kernel was not given the file ${name}.`);
          return program;
        },
      }),
  };
}

export type Started = Extract<FromWorker, { type: 'ready' }>;

/**
 * @param choice a backend, or 'auto'
 * @param now milliseconds, as `performance.now`
 * @param known what an earlier start found on this device; followed for 'auto'
 */
export async function startDevice(
  port: Port,
  choice: KernelOptions['backend'],
  now: () => number,
  known?: Started['verdict'],
): Promise<Started> {
  const { backend, threads, reason, candidates, verdict } = await startBackend(choice, {
    now,
    ...(fastKernelsAt(port) ? { fastKernels: fastKernels(port) } : {}),
    ...(known === undefined ? {} : { verdict: known }),
    async wasmBinary(name) {
      const bytes = port.files[name];
      if (bytes === undefined) throw new Error(`The kernel was not given the file ${name}.`);
      return bytes;
    },
  });
  return { type: 'ready', device: { backend, threads, reason, candidates }, verdict };
}
