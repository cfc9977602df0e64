/**
 * How a field of a form is set, as the comment behind `@param` says it. The convention is Colab's
 * (https://colab.research.google.com/notebooks/forms.ipynb); `scale`, `label` and `unit` are ours.
 */
import { type LiteralValue, plainNumber } from './literals.ts';
import { OptionsProblem, type RecordOption, readOptions } from './readOptions.ts';

export type Control =
  | {
      readonly kind: 'number';
      readonly integer: boolean;
      readonly min?: number;
      readonly max?: number;
      readonly step?: number;
    }
  | SliderControl
  | { readonly kind: 'boolean' }
  | {
      readonly kind: 'choice';
      readonly choices: readonly LiteralValue[];
      /** Whether another value may be typed. */
      readonly allowInput: boolean;
      /** True where choices that are text are written as code, without quotes. */
      readonly raw: boolean;
    }
  | { readonly kind: 'text'; readonly placeholder?: string }
  /** Any code: `[32, 64]`. */
  | { readonly kind: 'raw'; readonly placeholder?: string };

export interface SliderControl {
  readonly kind: 'slider';
  readonly min: number;
  readonly max: number;
  readonly scale: 'linear' | 'log';
  /** Absent on a logarithmic scale. */
  readonly step?: number;
}

export interface ReadControl {
  /** 'any': nothing was said, so the value decides. */
  readonly control: Control | 'any';
  readonly label?: string;
  readonly unit?: string;
  /** What is odd, though the field works. */
  readonly notes: readonly string[];
}

const types = ['number', 'integer', 'slider', 'boolean', 'string', 'text', 'raw'] as const;
type ParamType = (typeof types)[number];
const shared = ['type', 'label', 'unit'];
const optionsOf: Readonly<Record<ParamType | 'choice', readonly string[]>> = {
  number: ['min', 'max', 'step'],
  integer: ['min', 'max', 'step'],
  slider: ['min', 'max', 'step', 'scale'],
  boolean: [],
  string: ['placeholder'],
  text: ['placeholder'],
  raw: ['placeholder'],
  choice: ['allow-input'],
};

/**
 * Reads what follows `@param`.
 *
 * @throws OptionsProblem with a sentence that says what is wrong and what can be written
 */
export function readControl(text: string): ReadControl {
  const options = readOptions(text);
  const lists = options.filter((option) => option.kind === 'list');
  const records = options.filter((option) => option.kind === 'record');
  const [list] = lists;
  if (lists.length > 1) throw new OptionsProblem('There is one list of choices, not several.');
  const entries = new Map(records.flatMap((record: RecordOption) => [...record.entries]));
  const type = entries.get('type');
  if (type !== undefined && !isType(type))
    throw new OptionsProblem(`There is no type “${type}”. The types are ${types.join(', ')}.`);
  const kind = list !== undefined || entries.has('allow-input') ? 'choice' : type;
  const known = [...shared, ...(kind === undefined ? [] : optionsOf[kind])];
  const notes = [...entries.keys()]
    .filter((key) => !known.includes(key))
    .map((key) => `${named(kind)} has no option “${key}”. The options are ${known.join(', ')}.`);
  const read = new EntryReader(entries);
  const about = { ...read.text('label'), ...read.text('unit') };
  if (kind === 'choice') {
    if (list === undefined || list.values.length === 0)
      throw new OptionsProblem('A choice needs its values: ["relu", "tanh"].');
    const allowInput = read.flag('allow-input');
    const raw = type === 'raw';
    const choices = raw ? list.values.map(String) : list.values;
    return {
      control: { kind, choices, allowInput, raw },
      ...about,
      notes,
    };
  }
  const control = controlOf(kind, read);
  if (control !== 'any' && control.kind === 'slider' && control.scale === 'log' && entries.has('step'))
    notes.push('A slider on a log scale takes its steps from the scale; leave step out.');
  return { control, ...about, notes };
}

function controlOf(type: ParamType | undefined, read: EntryReader): Control | 'any' {
  switch (type) {
    case undefined:
      return 'any';
    case 'number':
    case 'integer': {
      const range = { ...read.number('min'), ...read.number('max'), ...read.number('step') };
      refuseRange(range.min, range.max);
      return { kind: 'number', integer: type === 'integer', ...range };
    }
    case 'slider':
      return sliderOf(read);
    case 'boolean':
      return { kind: 'boolean' };
    case 'string':
    case 'text':
      return { kind: 'text', ...read.text('placeholder') };
    case 'raw':
      return { kind: 'raw', ...read.text('placeholder') };
  }
}

function sliderOf(read: EntryReader): SliderControl {
  const { min } = read.number('min');
  const { max } = read.number('max');
  const { step } = read.number('step');
  const { scale = 'linear' } = read.text('scale');
  if (min === undefined || max === undefined)
    throw new OptionsProblem('A slider needs min and max: {type: "slider", min: 0, max: 1}.');
  if (min === max)
    throw new OptionsProblem(`A slider needs min below max, and both are ${plainNumber(min)}.`);
  refuseRange(min, max);
  if (scale !== 'linear' && scale !== 'log')
    throw new OptionsProblem(`There is no scale “${scale}”. The scales are linear, log.`);
  if (scale === 'log') {
    if (min <= 0) throw new OptionsProblem(`A log scale needs a min above 0, not ${plainNumber(min)}.`);
    return { kind: 'slider', min, max, scale };
  }
  if (step !== undefined && step <= 0)
    throw new OptionsProblem(`A slider's step is above 0, not ${plainNumber(step)}.`);
  return { kind: 'slider', min, max, scale, step: step ?? usualStep(min, max) };
}

/** 1 between whole numbers that are far apart; else about a hundredth of the way, as 1, 2 or 5 of a power of ten. */
function usualStep(min: number, max: number): number {
  if (Number.isInteger(min) && Number.isInteger(max) && max - min >= 5 && max - min <= 1000) return 1;
  const rough = (max - min) / 100;
  const power = 10 ** Math.floor(Math.log10(rough));
  const factor = [1, 2, 5, 10].find((each) => each * power >= rough * (1 - 1e-9)) ?? 10;
  return Number((factor * power).toPrecision(12));
}

function refuseRange(min: number | undefined, max: number | undefined): void {
  if (min !== undefined && max !== undefined && min > max)
    throw new OptionsProblem(`min (${plainNumber(min)}) must be below max (${plainNumber(max)}).`);
}

function isType(type: unknown): type is ParamType {
  return types.some((each) => each === type);
}

function named(kind: ParamType | 'choice' | undefined): string {
  if (kind === undefined) return 'A field without a type';
  return `${kind === 'integer' ? 'An' : 'A'} ${kind}`;
}

/** Takes entries out by key, each as a record that can be spread, and says where one is of the wrong kind. */
class EntryReader {
  readonly #entries: ReadonlyMap<string, LiteralValue>;

  constructor(entries: ReadonlyMap<string, LiteralValue>) {
    this.#entries = entries;
  }

  number<Key extends string>(key: Key): { readonly [Name in Key]?: number } {
    return this.#of(key, 'a number', (value) => typeof value === 'number' && Number.isFinite(value));
  }

  text<Key extends string>(key: Key): { readonly [Name in Key]?: string } {
    return this.#of(key, 'text', (value) => typeof value === 'string');
  }

  flag(key: string): boolean {
    return (
      this.#of<string, boolean>(key, 'true or false', (value) => typeof value === 'boolean')[key] === true
    );
  }

  #of<Key extends string, Value>(
    key: Key,
    wanted: string,
    fits: (value: LiteralValue) => boolean,
  ): { readonly [Name in Key]?: Value } {
    const value = this.#entries.get(key);
    if (value === undefined) return {};
    if (!fits(value)) throw new OptionsProblem(`“${key}” must be ${wanted}, not ${JSON.stringify(value)}.`);
    // `fits` has just held it to the kind that the caller names.
    return { [key]: value } as { readonly [Name in Key]?: Value };
  }
}
