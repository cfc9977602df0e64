/** Lets tfjs' optimizers make their step in one kernel instead of fourteen for each variable. */
import * as tf from '@tensorflow/tfjs';
import type { Engine } from '../engine.ts';
import { heapScalars } from './heapScalars.ts';
import { type Update, updateOf } from './updates.ts';

type Gradients = Record<string, tf.Tensor> | readonly { readonly name: string; readonly tensor: tf.Tensor }[];

/** Words of one variable in the table that the jobs read. */
export const tableEntryWords = 8;

export function installOptimizers(engine: Engine): void {
  const scalars = heapScalars(engine);
  for (const { prototype } of [tf.AdamOptimizer, tf.SGDOptimizer, tf.MomentumOptimizer]) {
    const before = prototype.applyGradients;
    prototype.applyGradients = function (this: tf.Optimizer, gradients: Gradients): void {
      const update = tf.getBackend() === 'wasm' ? updateOf(this, scalars) : undefined;
      if (update === undefined) before.call(this as never, gradients as never);
      else applyUpdate(engine, update, gradients);
    };
  }
}

/** The new values are new tensors: the old ones may still be held by someone. */
function applyUpdate({ backend, program, tensors }: Engine, update: Update, gradients: Gradients): void {
  const named = Array.isArray(gradients)
    ? gradients.map(({ name, tensor }) => [name, tensor] as const)
    : Object.entries(gradients);
  tf.tidy(() => {
    const assignments: [tf.Variable, tf.Tensor][] = [];
    const table: number[] = [];
    let operations = 0;
    const address = (tensor: tf.TensorInfo) => tensors.address(tensor.dataId);
    named.forEach(([name, gradient], i) => {
      const value = tf.engine().registeredVariables[name];
      if (value === undefined) throw new Error(`Optimizer: there is no variable named "${name}".`);
      const moments = update.moments(i, value);
      if (gradient == null || value.size === 0) return;
      const variables = [value, ...moments];
      const results = variables.map(({ shape }) => backend.makeOutput(shape, 'float32'));
      const [newValue, ...newMoments] = results.map(address);
      const own = moments.map(address);
      const pair = ([first = 0, second = 0]: number[]) => [first, second];
      table.push(
        value.size,
        address(value),
        address(gradient),
        ...pair(own),
        newValue ?? 0,
        ...pair(newMoments),
      );
      operations += 8 * value.size;
      variables.forEach((variable, n) => {
        const info = results[n] as tf.TensorInfo;
        assignments.push([variable, tf.engine().makeTensorFromTensorInfo(info)]);
      });
    });
    const at = program.sharedScratch(table.length);
    program.heapWords().set(table, at >>> 2);
    const count = table.length / tableEntryWords;
    program.run(update.job, 0, [at, count, ...update.words], operations, update.floats());
    for (const [variable, result] of assignments) variable.assign(result);
  });
  update.advance();
}
