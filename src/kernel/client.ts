/**
 * The page's side of the kernel: starts, restarts and interrupts the worker, queues runs, and turns checked
 * messages into events. It outlives every component; the app subscribes to it.
 */
import { checkBatch } from './checkMessage.ts';
import { createDetailRequests } from './detailRequests.ts';
import { createFloodGuard } from './floodGuard.ts';
import type { WorkerKind } from './frame/messages.ts';
import { openSandbox, type Sandbox } from './frame/sandbox.ts';
import type { KernelHost } from './host.ts';
import type { KernelClient } from './kernelClient.ts';
import { hasRealGpu, workerKind } from './probe.ts';
import type { Device, FromWorker, KernelOptions, ToWorker } from './protocol.ts';
import { serveDataset } from './serveDataset.ts';
import { servePageBytes } from './servePageBytes.ts';
import { type Kernel, type KernelAction, type KernelEvent, offKernel, step } from './transitions.ts';
import { createPassingVerdicts } from './verdictMemory.ts';

export type { KernelHost } from './host.ts';
export type { KernelClient } from './kernelClient.ts';
export type { KernelEvent, KernelState } from './transitions.ts';

/**
 * A worker's event loop that has not turned for this long after an interrupt will not turn. In plain JavaScript
 * one batch of a convolutional network can take that long.
 */
const acknowledgeWithin = { webgpu: 3_000, webgl: 3_000, wasm: 3_000, cpu: 15_000 } as const;
/** A cell that heard the interrupt and still runs after this long gets a notice. */
const stopWithin = 4_000;
const startWithin = 60_000;

interface Session {
  readonly kind: WorkerKind;
  readonly port: MessagePort;
  /** Cells by the runs this worker was given: nothing it says of other runs counts. */
  readonly cells: Map<number, string>;
  settle(outcome: Device | Error): void;
}

export function createKernelClient(host: KernelHost): KernelClient {
  const listeners = new Set<(event: KernelEvent) => void>();
  /** The last run of each cell: an earlier one has nothing more to show. */
  const lastRun = new Map<string, number>();
  const details = createDetailRequests();
  let kernel: Kernel = offKernel;
  let sandbox: Promise<Sandbox> | undefined;
  let session: Session | undefined;
  let device: Device | undefined;
  let options: KernelOptions = { backend: 'auto', reductions: {} };
  const verdicts = host.verdicts ?? createPassingVerdicts();
  let nextRunId = 1;
  let starts = 0;
  let disposed = false;
  let refused = 0;
  let interruptTimer: ReturnType<typeof setTimeout> | undefined;
  let realGpu: Promise<boolean> | undefined;

  const emit = (event: KernelEvent): void => {
    for (const listener of [...listeners]) listener(event);
  };
  const act = (action: KernelAction): void => {
    const next = step(kernel, action);
    kernel = next.kernel;
    for (const event of next.events) emit(event);
  };
  const notice = (text: string, cellId?: string): void =>
    emit(cellId === undefined ? { type: 'notice', text } : { type: 'notice', text, cellId });

  const dispatch = (): void => {
    if (session === undefined || kernel.state !== 'idle') return;
    act({ type: 'dispatch', now: host.now() });
    const { running } = kernel;
    if (running === undefined) return;
    session.cells.set(running.runId, running.cellId);
    lastRun.set(running.cellId, running.runId);
    const { since: _since, ...run } = running;
    post(session, { type: 'run', ...run });
  };

  const post = (to: Session, message: ToWorker, transfer: Transferable[] = []): void =>
    to.port.postMessage(message, transfer);

  const endSession = (reason: string): void => {
    clearTimeout(interruptTimer);
    const ending = session;
    session = undefined;
    device = undefined;
    if (ending === undefined) return;
    ending.port.onmessage = null;
    ending.port.close();
    ending.settle(new Error(reason));
    details.rejectAll(reason);
  };

  const fail = (reason: string): void => {
    endSession(reason);
    void sandbox?.then((open) => open.terminate()).catch(() => undefined);
    act({ type: 'fail', now: host.now() });
    notice(reason);
  };

  const receive = (from: Session, message: FromWorker): void => {
    switch (message.type) {
      case 'ready':
        if (kernel.state !== 'starting') return;
        device = message.device;
        if (options.backend === 'auto') verdicts.write(from.kind, message.verdict);
        from.settle(message.device);
        act({ type: 'ready' });
        emit({ type: 'device', device });
        dispatch();
        return;
      case 'device-changed':
        if (device === undefined) return;
        device = message.device;
        emit({ type: 'device', device });
        return;
      case 'timed':
        if (options.backend === 'auto') verdicts.write(from.kind, message.verdict);
        // The device is the same; what goes by its speed is asked anew.
        if (device !== undefined) emit({ type: 'device', device });
        return;
      case 'start-failed':
        if (kernel.state === 'starting') fail(message.message);
        return;
      case 'run-started':
      case 'output':
      case 'clear-output': {
        const cellId = from.cells.get(message.runId);
        if (cellId === undefined || lastRun.get(cellId) !== message.runId) return;
        if (message.type === 'run-started') emit({ type: 'started', cellId, runId: message.runId });
        else if (message.type === 'clear-output') emit({ type: 'clear', cellId, runId: message.runId });
        else emit({ ...message, cellId });
        return;
      }
      case 'run-ended':
        if (kernel.running?.runId !== message.runId) return;
        clearTimeout(interruptTimer);
        act({ type: 'end', runId: message.runId, result: message.result });
        dispatch();
        return;
      case 'interrupt-noted':
        if (kernel.state !== 'interrupting') return;
        clearTimeout(interruptTimer);
        interruptTimer = setTimeout(() => {
          const cellId = kernel.running?.cellId;
          notice('The cell is still waiting for something. Interrupt again to restart the kernel.', cellId);
        }, stopWithin);
        return;
      case 'dataset-wanted':
        serveDataset(host.loadDataset, message.requestId, (answer, transfer) => {
          if (session === from) post(from, answer, transfer);
        });
        return;
      case 'page-bytes-wanted':
        servePageBytes(host.pageBytes, message, (answer) => {
          if (session === from) post(from, answer);
        });
        return;
      case 'memory':
        emit({ type: 'memory', memory: message.memory });
        return;
      case 'expected':
        emit({ type: 'expected', times: message.times });
        return;
      case 'variables':
        emit({ type: 'variables', changes: message.changes });
        return;
      case 'detail':
      case 'detail-failed':
        details.answer(message);
    }
  };

  const openSession = (kind: WorkerKind, port: MessagePort, settle: Session['settle']): Session => {
    const opened: Session = { kind, port, cells: new Map(), settle };
    const bearable = createFloodGuard();
    port.onmessage = ({ data }: MessageEvent<unknown>) => {
      if (session !== opened) return;
      const batch = checkBatch(data, (runId) => opened.cells.has(runId));
      if (!bearable(host.now(), batch.length)) {
        return fail('The kernel sent more than a page can show and was stopped. Restart it to go on.');
      }
      refused += batch.refused;
      if (batch.refused > 0 && refused === batch.refused) {
        notice('The kernel sent something that is no valid output; it was left out.');
      }
      for (const message of batch.messages) if (session === opened) receive(opened, message);
    };
    return opened;
  };

  const launch = async (chosen: KernelOptions): Promise<Device> => {
    if (disposed) throw new Error('The kernel was disposed of and cannot be started again.');
    starts += 1;
    const thisStart = starts;
    options = chosen;
    endSession('The kernel was restarted before it was ready.');
    act({ type: 'start', now: host.now() });
    try {
      sandbox ??= openSandbox({
        ...host,
        onWorkerFailed: (message) => {
          if (kernel.state === 'starting') fail(`The kernel could not start: ${message}`);
        },
      });
      const opening = sandbox;
      const gpu = (): Promise<boolean> => {
        realGpu ??= (host.realGpu ?? hasRealGpu)();
        return realGpu;
      };
      const [open, kind] = await Promise.all([opening, workerKind(chosen.backend, gpu)]);
      if (thisStart !== starts) throw new Error('The kernel was restarted before it was ready.');
      return await new Promise<Device>((resolve, reject) => {
        const timer = setTimeout(
          () => fail(`The kernel did not start within ${startWithin / 1000} s. Restart it to try again.`),
          startWithin,
        );
        session = openSession(kind, open.launch(kind), (outcome) => {
          clearTimeout(timer);
          if (outcome instanceof Error) reject(outcome);
          else resolve(outcome);
        });
        const verdict = chosen.backend === 'auto' ? verdicts.read(kind) : undefined;
        post(session, { type: 'start', options: chosen, ...(verdict === undefined ? {} : { verdict }) });
      });
    } catch (error) {
      if (thisStart === starts && kernel.state === 'starting') {
        sandbox = undefined;
        fail(error instanceof Error ? error.message : String(error));
      }
      throw error;
    }
  };

  const restartBecause = (text: string): void => {
    notice(text, kernel.running?.cellId);
    // `launch` has told the listeners of a failure already.
    launch(options).catch(() => undefined);
  };

  return {
    get state() {
      return kernel.state;
    },
    get device() {
      return device;
    },
    start: launch,
    restart: (chosen = options) => launch(chosen),
    run(cellId, source, followUp) {
      const runId = nextRunId++;
      const run = { runId, cellId, source, ...(followUp === undefined ? {} : { followUp }) };
      act({ type: 'enqueue', run });
      dispatch();
      return runId;
    },
    cancelQueued: () => act({ type: 'cancel-queued' }),
    forget(names, cellId) {
      if (session === undefined || kernel.state === 'starting') return;
      post(session, { type: 'forget', names, ...(cellId === undefined ? {} : { cellId }) });
    },
    expect(cells) {
      if (session !== undefined && kernel.state !== 'starting') post(session, { type: 'expect', cells });
    },
    inspect(query) {
      if (session === undefined || kernel.state === 'starting')
        return Promise.reject(new Error('There is no kernel that could be asked; run a cell first.'));
      const asked = session;
      return details.ask(query, (message) => post(asked, message));
    },
    interrupt() {
      act({ type: 'cancel-queued' });
      if (kernel.state === 'interrupting') {
        return restartBecause('The kernel was restarted; variables are lost.');
      }
      if (kernel.state !== 'busy' || session === undefined) return;
      act({ type: 'interrupt' });
      post(session, { type: 'interrupt' });
      interruptTimer = setTimeout(
        () => restartBecause('This cell never yields. Stopping it restarts the kernel; variables are lost.'),
        acknowledgeWithin[device?.backend ?? 'wasm'],
      );
    },
    dispose() {
      disposed = true;
      endSession('The kernel was closed.');
      act({ type: 'switch-off', now: host.now() });
      listeners.clear();
      void sandbox?.then((open) => open.dispose()).catch(() => undefined);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
