/**
 * A whole training step of one model at one batch size as a single sequence of kernels: forward pass, loss, gradients and the
 * optimizer's update, on memory that is laid out once. Weights and moments are changed where tfjs keeps them, so that everything
 * else (evaluation, saving, a step in tfjs' own way) sees them as ever.
 */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import { dropoutSeed } from '../layers/dropout.ts';
import { tableEntryWords } from '../optimizers/installOptimizers.ts';
import type { Update } from '../optimizers/updates.ts';
import type { Corner } from '../pending.ts';
import type { Chain } from './chain.ts';
import { Recording } from './recording.ts';
import type { Sequence, Slot } from './sequence.ts';
import type { Stage, StepRecording } from './stage.ts';
import { stagesOf } from './stages.ts';

/** How targets are given, in the numbers of `src/engine/assembly/loss.ts`. */
const targetKinds = { labels: 0, integerLabels: 1, rows: 2 } as const;
export type TargetKind = keyof typeof targetKinds;

export interface StepShape {
  readonly chain: Chain;
  readonly batch: number;
  readonly targets: TargetKind;
}

export interface StepResult {
  /** Mean over the batch. */
  readonly loss: number;
  /** Share of examples whose most probable class is their target. */
  readonly accuracy: number;
}

/** A variable that the step reads; of those it changes it must be the only holder. */
interface Bound {
  readonly slot: Slot;
  readonly variable: () => tf.Variable;
  readonly changes: boolean;
}

export class CompiledStep {
  readonly threads: number;
  readonly update: Update;
  private readonly engine: Engine;
  private readonly shape: StepShape;
  private readonly sequence: Sequence;
  private readonly images: Slot;
  private readonly targets: Slot;
  private readonly floats: readonly Slot[];
  private readonly bound: readonly Bound[];
  private readonly draws: readonly (readonly [slot: Slot, draw: () => number])[];
  private readonly losses: number;
  private readonly hits: number;
  private readonly probabilitiesAt: number;

  constructor(
    engine: Engine,
    shape: StepShape,
    trained: readonly tf.LayerVariable[],
    update: Update,
    random: () => number,
  ) {
    this.engine = engine;
    this.shape = shape;
    this.update = update;
    this.threads = engine.program.threads;
    const recording = new Recording(engine.program, engine.options);
    try {
      const { chain, batch } = shape;
      const record = new Record(recording, batch, trained);
      const seedOf = ({ seed }: { readonly seed?: number | null }) => dropoutSeed(seed, random);
      const stages = stagesOf(chain, { batch, options: engine.options, seedOf });
      this.images = recording.slot();
      this.targets = recording.slot();
      const { logits, firstTrained } = forward(stages, record, this.images);
      const rows = batch * chain.classes;
      this.probabilitiesAt = recording.buffer(rows, 'the probabilities of a training step');
      const gradient = recording.buffer(rows, 'the gradient of the logits');
      this.losses = recording.buffer(batch, 'the losses of a batch');
      this.hits = recording.buffer(batch, 'the hits of a batch');
      recording.run(
        'softmaxCrossEntropy',
        2 * chain.classes,
        [
          ...[batch, chain.classes, logits, this.targets, targetKinds[shape.targets]],
          ...[this.probabilitiesAt, gradient, this.losses, this.hits],
        ],
        100 * rows,
        [tf.backend().epsilon(), 1 / batch],
      );
      backward(stages.slice(firstTrained), record, gradient);
      this.floats = recordUpdate(recording, record, update);
      this.bound = record.bound;
      this.draws = record.draws;
      this.sequence = recording.finish();
    } catch (error) {
      recording.abandon();
      throw error;
    }
  }

  /** Trains on one batch, `[batch, …]` as float32 each, or int32 for class numbers. */
  run(images: tf.Tensor, targets: tf.Tensor): StepResult {
    const { sequence, engine, update } = this;
    const { batch } = this.shape;
    sequence.bind(this.images, engine.tensors.address(images.dataId));
    sequence.bind(this.targets, engine.tensors.address(targets.dataId));
    for (const { slot, variable, changes } of this.bound) {
      const { dataId } = changes ? this.owned(variable()) : variable();
      sequence.bind(slot, engine.tensors.address(dataId));
    }
    for (const [slot, draw] of this.draws) sequence.bind(slot, draw());
    update.floats().forEach((value, i) => {
      sequence.bindFloat(this.floats[i] as Slot, value);
    });
    sequence.run();
    for (const { variable, changes } of this.bound) {
      if (changes) engine.tensors.changed(variable().dataId);
    }
    update.advance();
    return { loss: this.mean(this.losses, batch), accuracy: this.mean(this.hits, batch) };
  }

  /** What the last step's batch was taken for, `[batch, classes]`. */
  probabilities(): tf.Tensor {
    const { batch, chain } = this.shape;
    const { buffer } = this.engine.program.memory;
    const values = new Float32Array(buffer, this.probabilitiesAt, batch * chain.classes).slice();
    return tf.tensor(values, [batch, chain.classes]);
  }

  free(): void {
    this.sequence.free();
  }

  /** A variable that holds its numbers alone: those that others hold too, like a learner's clone, are to stay. */
  private owned(variable: tf.Variable): tf.Variable {
    const { backend, tensors, program } = this.engine;
    if (backend.refCount(variable.dataId) === 1) return variable;
    tf.tidy(() => {
      const from = tensors.address(variable.dataId);
      const info = backend.makeOutput(variable.shape, 'float32');
      const to = tensors.address(info.dataId);
      new Uint8Array(program.memory.buffer).copyWithin(to, from, from + 4 * variable.size);
      variable.assign(tf.engine().makeTensorFromTensorInfo(info));
    });
    return variable;
  }

  private mean(at: number, count: number): number {
    const values = new Float32Array(this.engine.program.memory.buffer, at, count);
    let sum = 0;
    for (const value of values) sum += value;
    return sum / count;
  }
}

/** The weights that a step's stages ask for, each bound to a slot. */
class Record implements StepRecording {
  readonly recording: Recording;
  readonly batch: number;
  readonly bound: Bound[] = [];
  readonly draws: (readonly [Slot, () => number])[] = [];
  /** Of each trained weight, in the optimizer's order, where it and its gradient are. */
  readonly trained: {
    readonly weight: Slot;
    readonly gradient: number;
    readonly variable: () => tf.Variable;
  }[];
  /** Whether a stage has asked for a weight that is trained. */
  readsTrained = false;
  private readonly slots = new Map<tf.LayerVariable, Slot>();
  private readonly gradients = new Map<tf.LayerVariable, number>();

  constructor(recording: Recording, batch: number, trained: readonly tf.LayerVariable[]) {
    this.recording = recording;
    this.batch = batch;
    this.trained = trained.map((weight) => {
      const variable = () => weight.read() as tf.Variable;
      const slot = this.bind(variable, true);
      const gradient = recording.buffer(variable().size, `the gradient of ${weight.name}`);
      this.slots.set(weight, slot);
      this.gradients.set(weight, gradient);
      return { weight: slot, gradient, variable };
    });
  }

  readonly weight = (weight: tf.LayerVariable): Slot => {
    this.readsTrained ||= this.gradients.has(weight);
    const slot = this.slots.get(weight) ?? this.bind(() => weight.read() as tf.Variable, false);
    this.slots.set(weight, slot);
    return slot;
  };

  readonly gradient = (weight: tf.LayerVariable): number | undefined => this.gradients.get(weight);

  readonly changing = (variable: tf.LayerVariable): Slot =>
    this.bind(() => variable.read() as tf.Variable, true);

  readonly drawn = (draw: () => number): Slot => {
    const slot = this.recording.slot();
    this.draws.push([slot, draw]);
    return slot;
  };

  bind(variable: () => tf.Variable, changes: boolean): Slot {
    const slot = this.recording.slot();
    this.bound.push({ slot, variable, changes });
    return slot;
  }
}

/** Records the forward pass; returns where the logits are and which stage is the first whose weights are trained. */
function forward(stages: readonly Stage[], record: Record, images: Slot) {
  const corners: (Corner | undefined)[] = [];
  let corner: Corner | undefined;
  for (const stage of [...stages].reverse()) {
    corners.unshift(corner);
    corner = stage.reads?.(corner);
  }
  let firstTrained = stages.length;
  const logits = stages.reduce((x, stage, i) => {
    const output = stage.forward(record, x, corners[i]);
    if (record.readsTrained) firstTrained = Math.min(firstTrained, i);
    return output;
  }, images);
  return { logits, firstTrained };
}

/** Records the gradients of the stages from the first that is trained: before it, nobody needs one. */
function backward(stages: readonly Stage[], record: Record, gradient: number): void {
  [...stages].reverse().reduce((dy, stage, i) => {
    return stage.backward(record, dy, i < stages.length - 1);
  }, gradient);
}

/** Records the optimizer's job; returns the slots of its numbers. */
function recordUpdate(recording: Recording, record: Record, update: Update): Slot[] {
  const entries = record.trained.map(({ weight, gradient, variable }, i) => {
    const moments = update
      .moments(i, variable())
      .map((_, n) => record.bind(() => update.moments(i, variable())[n] as tf.Variable, true));
    const [first = 0, second = 0] = moments;
    return [variable().size, weight, gradient, first, second, weight, first, second];
  });
  const table = recording.table(entries.flat());
  const floats = update.floats().map(() => recording.slot());
  const operations = record.trained.reduce((sum, { variable }) => sum + 8 * variable().size, 0);
  const count = entries.flat().length / tableEntryWords;
  recording.run(update.job, 0, [table, count, ...update.words, ...floats], operations);
  return floats;
}
