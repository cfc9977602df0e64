/**
 * Which measures an experiment can draw. Misspelt ones are refused at once, those that training does not report after
 * the rehearsal: their figures would stay empty.
 */
import type { Measure } from './comparisonFigure.ts';

const measures: readonly Measure[] = ['loss', 'unseen loss', 'accuracy', 'unseen accuracy'];

/** Throws where `draw` is no list of measures. */
export function requireMeasures(draw: unknown): asserts draw is readonly Measure[] {
  const known = measures.map((measure) => `'${measure}'`).join(', ');
  if (!Array.isArray(draw)) throw new Error(`experiment: draw must be a list, with any of ${known}`);
  for (const name of draw) {
    if (measures.includes(name)) continue;
    const meant = nearestMeasure(String(name));
    const question = meant === undefined ? '' : ` Did you mean '${meant}'?`;
    throw new Error(`experiment: draw has “${name}”, but the measures are ${known}.${question}`);
  }
}

/** Throws where no training reports what is to be drawn, and says what it would need. */
export function requireReported(draw: readonly Measure[], reported: ReadonlySet<Measure>): void {
  const missing = draw.find((measure) => !reported.has(measure));
  if (missing === undefined) return;
  const reasons = [
    ...(missing.startsWith('unseen') && !reported.has('unseen loss')
      ? ['give model.fit validationData: [images, labels]']
      : []),
    ...(missing.endsWith('accuracy') && !reported.has('accuracy')
      ? ["give model.compile metrics: ['accuracy']"]
      : []),
  ];
  throw new Error(
    `experiment: no variant reports the ${missing} that is to be drawn: ${reasons.join(' and ')}, or draw something else, such as draw: ['loss']`,
  );
}

/** The one measure that begins as `name` does, or the other way round; so tfjs' names (`val_acc`) are understood, too. */
function nearestMeasure(name: string): Measure | undefined {
  const letters = (text: string) =>
    text
      .toLowerCase()
      .replace(/[^a-z]/g, '')
      .replace(/^val(idation)?/, 'unseen');
  const given = letters(name);
  if (given === '') return undefined;
  const near = measures.filter(
    (measure) => letters(measure).startsWith(given) || given.startsWith(letters(measure)),
  );
  return near.length === 1 ? near[0] : undefined;
}
