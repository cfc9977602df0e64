/**
 * The options that a lesson gives a widget: a table of what each may be, and the reading of `key: value` lines
 * by that table. Nothing unknown is accepted and ignored.
 */

interface Described {
  /** What the option does, in a few words. */
  readonly about: string;
}

export type Option = Described &
  (
    | { readonly kind: 'choice'; readonly of: readonly string[]; readonly default: string }
    | { readonly kind: 'whole'; readonly from: number; readonly to: number; readonly default: number }
    | { readonly kind: 'flag'; readonly default: boolean }
    | {
        /** Whole numbers with a dash or comma between them: `3-4-4-1`. */
        readonly kind: 'wholes';
        readonly from: number;
        readonly to: number;
        /** How many numbers there may be. */
        readonly count: readonly [least: number, most: number];
        readonly default: readonly number[];
      }
  );

export type OptionTable = Readonly<Record<string, Option>>;

type OptionValue<Given extends Option> = Given extends { kind: 'choice'; of: readonly (infer Word)[] }
  ? Word
  : Given extends { kind: 'whole' }
    ? number
    : Given extends { kind: 'flag' }
      ? boolean
      : readonly number[];

/** What a widget gets: a value for every option of its table. */
export type OptionValues<Table extends OptionTable> = {
  readonly [Key in keyof Table]: OptionValue<Table[Key]>;
};

export type ReadOptions =
  | { readonly values: OptionValues<OptionTable> }
  | { readonly problems: readonly string[] };

/** Reads one `key: value` a line. Blank lines and lines that start with `#` are skipped. */
export function readOptions(source: string, table: OptionTable): ReadOptions {
  const values: Record<string, string | number | boolean | readonly number[]> = {};
  for (const [key, option] of Object.entries(table)) values[key] = option.default;
  const problems: string[] = [];
  const seen = new Set<string>();
  for (const line of source.split('\n').map((text) => text.trim())) {
    if (line === '' || line.startsWith('#')) continue;
    const [, key = '', value = ''] = /^([^:]+?)\s*:\s*(.*)$/.exec(line) ?? [];
    const option = Object.hasOwn(table, key) ? table[key] : undefined;
    if (key === '') problems.push(`“${line}” is not of the form key: value.`);
    else if (option === undefined) problems.push(`There is no option “${key}”. ${knownOptions(table)}`);
    else if (seen.has(key)) problems.push(`The option “${key}” is given twice.`);
    else {
      const read = readValue(value, option);
      if (read === undefined)
        problems.push(`“${key}: ${value}” does not fit: ${key} (${option.about}) is ${wanted(option)}.`);
      else values[key] = read;
    }
    seen.add(key);
  }
  return problems.length > 0 ? { problems } : { values };
}

function readValue(text: string, option: Option): string | number | boolean | readonly number[] | undefined {
  switch (option.kind) {
    case 'choice':
      return option.of.includes(text) ? text : undefined;
    case 'flag':
      return text === 'yes' ? true : text === 'no' ? false : undefined;
    case 'whole':
      return readWhole(text, option);
    case 'wholes': {
      const numbers = text.split(/\s*[-,]\s*/).map((part) => readWhole(part, option));
      const [least, most] = option.count;
      if (numbers.length < least || numbers.length > most) return undefined;
      return numbers.every((number) => number !== undefined) ? numbers : undefined;
    }
  }
}

function readWhole(text: string, { from, to }: { from: number; to: number }): number | undefined {
  if (!/^-?\d+$/.test(text)) return undefined;
  const number = Number(text);
  return number >= from && number <= to ? number : undefined;
}

function wanted(option: Option): string {
  switch (option.kind) {
    case 'choice':
      return `one of ${option.of.join(', ')}`;
    case 'flag':
      return 'yes or no';
    case 'whole':
      return `a whole number from ${option.from} to ${option.to}`;
    case 'wholes': {
      const [least, most] = option.count;
      return `${least} to ${most} whole numbers from ${option.from} to ${option.to}, such as ${option.default.join('-')}`;
    }
  }
}

function knownOptions(table: OptionTable): string {
  const known = Object.keys(table);
  return known.length === 0 ? 'This widget has none.' : `The options are ${known.join(', ')}.`;
}
