import type { TableOutput } from '../notebook/output.ts';
import { Accuracy } from './accuracy.ts';
import { normalDeviations } from './normalDeviations.ts';

/** One network that was trained and judged on the validation set. */
export interface Attempt {
  readonly name: string;
  /** What `accuracy` said of it on the validation set. */
  readonly validation: Accuracy;
  /** What it was made with; `seed` must be among them, so that the attempt can be repeated. */
  readonly settings: Readonly<Record<string, unknown>> & { readonly seed: number };
  readonly parameters: number;
}

/**
 * The attempts of a search for a better network, so that none is forgotten: who shows only the best of many shows
 * luck. The first one is the baseline, against which the others are held.
 */
export class Attempts {
  readonly #list: Attempt[] = [];

  /**
   * Adds an attempt and gives the whole table. The same name with the same settings, as many parameters and as many
   * validation pictures is a repetition and takes its old row.
   */
  record(attempt: Attempt): TableOutput {
    const { name, validation, settings } = attempt;
    if (typeof name !== 'string' || name.trim() === '')
      throw new Error('attempts.record: give the attempt a name');
    if (!(validation instanceof Accuracy)) {
      throw new Error('attempts.record: validation must be what accuracy(labels, predictions) gives');
    }
    if (!Number.isInteger(settings?.seed)) {
      throw new Error(`attempts.record: “${name}” has no seed among its settings, so nobody could repeat it`);
    }
    const before = this.#list.findIndex((other) => identity(other) === identity(attempt));
    if (before < 0) this.#list.push({ ...attempt, settings: { ...settings } });
    else this.#list[before] = { ...attempt, settings: { ...settings } };
    return this.table();
  }

  /** The attempt with the highest validation accuracy, the earlier one in a tie; undefined before the first. */
  best(): Attempt | undefined {
    return this.#list.reduce<Attempt | undefined>(
      (best, attempt) =>
        best === undefined || attempt.validation.value > best.validation.value ? attempt : best,
      undefined,
    );
  }

  /** All attempts in the order they were made. */
  table(): TableOutput {
    const [baseline] = this.#list;
    const best = this.best();
    return {
      mime: 'application/vnd.convbook.table+json',
      caption: caption(this.#list.length),
      columns: ['attempt', 'validation %', '±', 'against the baseline', 'parameters', 'seed', 'changed'],
      rows: this.#list.map((attempt) => [
        attempt === best && this.#list.length > 1 ? `${attempt.name} ★` : attempt.name,
        rounded(attempt.validation.value * 100),
        rounded(attempt.validation.points),
        attempt === baseline || baseline === undefined ? 'baseline' : compared(attempt, baseline),
        attempt.parameters,
        attempt.settings.seed,
        baseline === undefined || attempt === baseline ? '' : changes(baseline, attempt),
      ]),
    };
  }
}

function caption(count: number): string {
  if (count === 0) return 'no attempt yet';
  if (count === 1) return '1 attempt, judged on the validation set';
  return `${count} attempts, judged on the validation set. The best of ${count} (★) was picked by its figure, so the figure flatters it.`;
}

/** Two independent samples, which is cautious here: both attempts were judged on the same pictures. */
function compared(attempt: Attempt, baseline: Attempt): string {
  const variance = ({ validation: { value, count } }: Attempt) => (value * (1 - value)) / count;
  const difference = attempt.validation.value - baseline.validation.value;
  const chance = normalDeviations(0.95) * Math.sqrt(variance(attempt) + variance(baseline));
  const points = `${difference < 0 ? '−' : '+'}${Math.abs(difference * 100).toFixed(1)} points`;
  if (Math.abs(difference) <= chance) return `${points}, may be chance`;
  return points;
}

/** Only what differs from the baseline: `padding same, dropout 0.2`. */
function changes(baseline: Attempt, attempt: Attempt): string {
  const keys = new Set([...Object.keys(baseline.settings), ...Object.keys(attempt.settings)]);
  const text = (value: unknown) => (typeof value === 'string' ? value : String(JSON.stringify(value)));
  return [...keys]
    .filter((key) => key !== 'seed' && text(baseline.settings[key]) !== text(attempt.settings[key]))
    .map((key) => `${key} ${text(attempt.settings[key])}`)
    .join(', ');
}

/** A network that was edited, or other pictures, make another attempt, even under the old name and settings. */
function identity({ name, settings, parameters, validation }: Attempt): string {
  return JSON.stringify([name, settings, parameters, validation.count]);
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
