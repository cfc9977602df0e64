/**
 * The worker's program: starts tfjs on a backend, then runs cells one after the other as the page asks. Runs in
 * a worker of opaque origin behind the policy of `contentPolicy.ts`. The prelude must come first.
 */
import './prelude.ts';
import * as tf from '@tensorflow/tfjs';
import {
  Checkpoints,
  imageTensor,
  isDeviceLost,
  isSoftwareRendered,
  onDeviceLost,
  seedEverything,
  TrainingTime,
  warmUp,
} from '../../engine/index.ts';
import { formatValue } from '../../lesson/formatValue.ts';
import { inspect } from '../../lesson/inspect.ts';
import { createLessonModule } from '../../lesson/lessonModule.ts';
import type { Output } from '../../notebook/output.ts';
import type { FromWorker, KernelOptions, ToWorker } from '../protocol.ts';
import { brokenKernel } from './brokenKernel.ts';
import { createConsole } from './console.ts';
import { createDatasetRequests } from './data.ts';
import { createDisplays } from './display.ts';
import { expectedTimes } from './expectedTimes.ts';
import { createInterruptSwitch } from './interrupt.ts';
import { createLeakWatch } from './leakWatch.ts';
import { createLostGpu } from './lostGpu.ts';
import { createTensorMemory } from './memory.ts';
import { memoryNow } from './memoryNow.ts';
import { notebookVariables } from './notebookVariables.ts';
import { createWarnings, watchModelOptions, withOptionWarnings } from './optionWarnings.ts';
import { createOutputCarrier } from './outputs.ts';
import { createPageBytesRequests } from './pageBytes.ts';
import { type Port, receivePort } from './port.ts';
import { ownObjects } from './reachable.ts';
import { createRunner } from './run.ts';
import { defineScope, hardenScope, lessonTf, moduleImporter } from './scope.ts';
import { type Started, startDevice } from './startDevice.ts';
import { refuseTensorsAsNumbers } from './tensorAsNumber.ts';
import { isTfjsPrototype } from './tfjsPrototypes.ts';
import { timeSpeed } from './timeSpeed.ts';
import { extendTraining } from './training.ts';
import { checkedSpeed, createTrainingLog } from './trainingLog.ts';
import { answerDetail } from './variables/answerDetail.ts';
import { createVariableSnapshots } from './variables/snapshots.ts';

const now = performance.now.bind(performance);
const later = setTimeout.bind(globalThis);

/** The port is asked for at once: its message must not come before there is someone to take it. */
const portArrives = receivePort();

function openNotebook(port: Port, options: KernelOptions, started: Started): (message: ToWorker) => void {
  const time = new TrainingTime(checkedSpeed(started));
  const expectTraining = time.expect.bind(time);
  const send = (message: FromWorker): void => port.post([message]);
  let currentRun = 0;
  const interrupt = createInterruptSwitch();
  const outputs = createOutputCarrier(port.post, now, later);
  const datasets = createDatasetRequests(send, interrupt);
  const pageBytes = createPageBytesRequests(send, interrupt);
  const displays = createDisplays({
    outputs,
    interrupt,
    currentRun: () => currentRun,
    format: formatValue,
    describeError: (error) => runner.describeError(error),
  });
  const lessonConsole = createConsole({
    show: (output) => void outputs.show(currentRun, output),
    showLater: (output) => displays.showResult(output),
    inspect: (value) => (value instanceof tf.Tensor ? undefined : inspect(value)),
    inspectLater: async (value) => textOf(await formatValue(value)),
    now,
  });

  const warnOnce = createWarnings(
    (text) => void outputs.show(currentRun, { mime: 'text/plain', text, level: 'warn' }),
  );
  const noteOnce = createWarnings(
    (text) => void outputs.show(currentRun, { mime: 'text/plain', text, level: 'note' }),
  );
  const scopeTf = withOptionWarnings(lessonTf(tf, interrupt), warnOnce.warn);
  let unseed = (): void => undefined;
  let isWarm = isSoftwareRendered(started.device);
  /** While the data are on their way the GPU's driver can compile; a program posing as one would take the download's time. */
  const warmGpu = (): void => {
    if (isWarm) return;
    isWarm = true;
    // What fails here fails again in the learner's training, and is told there.
    warmUp().catch(() => undefined);
  };
  const lesson = createLessonModule({
    display: (output) => displays.display(output),
    fashionMnist(onProgress) {
      warmGpu();
      return datasets.fashionMnist(onProgress);
    },
    pageBytes: (name) => pageBytes.ask(name),
    reductions: options.reductions,
    imageTensor,
    seedEverything(seed) {
      unseed();
      unseed = seedEverything(seed);
      return unseed;
    },
    notebookModels: () =>
      variables
        .list()
        .flatMap(([name, { value }]): [string, tf.LayersModel][] =>
          value instanceof tf.LayersModel ? [[name, value]] : [],
        ),
    expectTraining,
    now,
  });
  defineScope(globalThis, { tf: scopeTf, display: displays.display, console: lessonConsole });
  hardenScope(globalThis);
  const variables = notebookVariables(globalThis);

  watchModelOptions(tf, warnOnce.warn);
  refuseTensorsAsNumbers(tf);
  const trainingLog = createTrainingLog(time, now);
  const lostGpu = createLostGpu({
    checkpoints: new Checkpoints(),
    onGpu: ['webgpu', 'webgl'].includes(started.device.backend),
    isLost: isDeviceLost,
    stop: interrupt.trip,
    async startOther() {
      const other = await startDevice(port, 'wasm', now).catch(() => startDevice(port, 'cpu', now));
      time.moveTo(checkedSpeed(other));
      return other.device;
    },
    changed: (device) => send({ type: 'device-changed', device }),
    tell: (text) => void outputs.show(currentRun, { mime: 'text/plain', text, level: 'error' }),
  });
  onDeviceLost(lostGpu.lost);
  extendTraining(tf, {
    log: trainingLog,
    lostGpu,
    interrupt,
    epochs: options.reductions.epochs,
    note: noteOnce.warn,
    warn: warnOnce.warn,
    dataset: () => datasets.arrived,
    now,
  });
  const outside = ownObjects(globalThis, [tf.engine(), tf.env(), scopeTf, lesson]);
  const memory = createTensorMemory({
    tracker: tf.engine(),
    roots: variables.values,
    outside,
    isTransparent: isTfjsPrototype(),
    isCellCode: (source) => runner.isCellCode(source),
    isBusy: () => interrupt.isTraining,
  });
  const leakOf = createLeakWatch();
  const snapshots = createVariableSnapshots({
    variables: variables.list,
    isTensor: memory.isTensor,
    outside,
  });
  const runner = createRunner({
    runtime: {
      scope: globalThis,
      importModule: moduleImporter({ convbook: lesson, '@tensorflow/tfjs': scopeTf }),
    },
    outputs,
    displays,
    interrupt,
    now,
  });

  const uncaught = (error: unknown): void => void outputs.show(currentRun, runner.describeError(error));
  addEventListener('error', (event) => {
    event.preventDefault();
    uncaught(event.error);
  });
  addEventListener('unhandledrejection', (event) => {
    event.preventDefault();
    uncaught(event.reason);
  });

  /** What the page is told after everything that can have changed it. */
  const state = (run?: Parameters<typeof snapshots.take>[0]): FromWorker[] => {
    const changes = snapshots.take(run);
    return [
      { type: 'memory', memory: memoryNow() },
      ...(changes === undefined ? [] : [{ type: 'variables' as const, changes }]),
    ];
  };
  const forget = ({ names, cellId }: Extract<ToWorker, { type: 'forget' }>): void => {
    const values = names.map(variables.read);
    memory.forget(values, () => names.forEach(variables.remove), cellId);
    port.post(state());
  };
  /** What the page asks for while a cell runs and must not happen under its feet. */
  let isRunning = false;
  const afterRun: (() => void)[] = [];

  const run = async (message: Extract<ToWorker, { type: 'run' }>): Promise<void> => {
    currentRun = message.runId;
    warnOnce.forget();
    noteOnce.forget();
    interrupt.reset();
    trainingLog.reset();
    memory.runStarts(message.cellId);
    send({ type: 'run-started', runId: message.runId });
    const result = await runner.run(message.runId, message.cellId, message.source, message.followUp);
    unseed(); // A seed holds for its cell alone: the next one is random again.
    const training = trainingLog.report();
    const whole = training === undefined ? result : { ...result, training };
    const ended = { type: 'run-ended' as const, runId: message.runId, result: whole };
    try {
      const leak = leakOf(memory.runEnds(message.cellId));
      const told = leak === undefined ? ended : { ...ended, result: { ...result, leak } };
      port.post([told, ...state({ cellId: message.cellId, defines: result.defines })]);
    } catch {
      // The cell has replaced something that the look at its variables needs; what it showed and its end still count.
      port.post([ended]);
    }
  };

  timeSpeed(started, { time, now, later, isBusy: () => isRunning, send });

  return (message) => {
    switch (message.type) {
      case 'start':
        return;
      case 'run':
        isRunning = true;
        run(message)
          .catch(() => {
            send({ type: 'run-started', runId: message.runId });
            send(brokenKernel(message));
            send({
              type: 'run-ended',
              runId: message.runId,
              result: { state: 'failed', elapsed: 0, defines: [], uses: [] },
            });
          })
          .finally(() => {
            isRunning = false;
            for (const task of afterRun.splice(0)) task();
          });
        return;
      case 'detail-wanted':
        // Not in a queue: a training that yields between its batches can be looked at.
        void answerDetail(message, variables, memory).then(send);
        return;
      case 'expect': {
        const { epochs } = options.reductions;
        const times = expectedTimes(message.cells, { read: variables.read, expect: expectTraining, epochs });
        return send({ type: 'expected', times });
      }
      case 'forget':
        if (isRunning) afterRun.push(() => forget(message));
        else forget(message);
        return;
      case 'interrupt':
        interrupt.trip();
        return send({ type: 'interrupt-noted' });
      case 'dataset-progress':
      case 'dataset':
      case 'dataset-failed':
        return datasets.answer(message);
      case 'page-bytes':
      case 'page-bytes-failed':
        return pageBytes.answer(message);
    }
  };
}

function textOf(outputs: readonly Output[]): string {
  return outputs
    .map((output) => (output.mime === 'text/plain' ? output.text : `[${output.mime}]`))
    .join('\n');
}

async function main(): Promise<void> {
  const port = await portArrives;
  let handle: ((message: ToWorker) => void) | undefined;
  port.listen((message) => {
    if (message.type !== 'start') return handle?.(message);
    startDevice(port, message.options.backend, now, message.verdict).then(
      (started) => {
        handle = openNotebook(port, message.options, started);
        port.post([started]);
      },
      (error: unknown) => {
        const reason = error instanceof Error ? error.message : String(error);
        port.post([{ type: 'start-failed', message: reason }]);
      },
    );
  });
}

void main();
