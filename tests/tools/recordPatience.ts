/**
 * Records the training that the patience widget shows (`src/widgets/patience/recording.ts`), and prints the two lists: the network of lesson
 * 05, Adam with its default rate, batches of 32, seed 1, learns from the first 1,000 training pictures for 40 epochs; unseen are
 * pictures 50,001 to 52,000. On WebAssembly, the same numbers on every run.
 */
import { seedEverything } from '../../src/engine/index.ts';
import { buildCnn } from './cnn.ts';
import { readPart, startEngine } from './officialData.ts';

export async function recordPatience(folder: string | undefined): Promise<void> {
  await startEngine();
  const [images, labels] = await readPart(folder, 'train', 60_000);
  const part = (from: number, count: number) => [images, labels].map((all) => all.slice([from], [count]));
  const [learnX, learnY] = part(0, 1000);
  const [unseenX, unseenY] = part(50_000, 2000);
  if (!learnX || !learnY || !unseenX || !unseenY) throw new Error('recordPatience: no data');
  seedEverything(1);
  const model = buildCnn();
  model.compile({ optimizer: 'adam', loss: 'sparseCategoricalCrossentropy', metrics: ['accuracy'] });
  const { history } = await model.fit(learnX, learnY, {
    batchSize: 32,
    epochs: 40,
    validationData: [unseenX, unseenY],
    verbose: 0,
  });
  const rounded = (values: unknown): string =>
    JSON.stringify((values as number[]).map((value) => Math.round(1000 * value) / 1000)); // Losses are numbers.
  console.log(`loss ${rounded(history.loss)}\nunseenLoss ${rounded(history.val_loss)}`);
}
