import { type LiteralValue, readLiteral } from './literals.ts';

/** What can stand behind `@param` or `@title`: `["relu", "tanh"]`, `{type: "slider", min: 0}`. */
export type FormOption = ListOption | RecordOption;
export interface ListOption {
  readonly kind: 'list';
  readonly values: readonly LiteralValue[];
}
export interface RecordOption {
  readonly kind: 'record';
  readonly entries: ReadonlyMap<string, LiteralValue>;
}

/** What is wrong with the options, as a sentence. */
export class OptionsProblem extends Error {}

/**
 * Reads the lists and records in `text`, one after the other. Keys may go without quotes, and hold a hyphen, as Colab
 * writes them.
 *
 * @throws OptionsProblem
 */
export function readOptions(text: string): FormOption[] {
  const reader = new OptionsReader(text);
  const options: FormOption[] = [];
  while (!reader.isAtEnd()) options.push(reader.option());
  return options;
}

class OptionsReader {
  readonly #text: string;
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  isAtEnd(): boolean {
    this.#take(/\s*/y);
    return this.#at === this.#text.length;
  }

  option(): FormOption {
    if (this.#take(/\[/y) !== undefined) {
      const values = this.#until(']', () => this.#value('the list'));
      return { kind: 'list', values };
    }
    if (this.#take(/\{/y) === undefined)
      throw new OptionsProblem(`“${this.#rest()}” is neither a list [ … ] nor options { … }.`);
    const entries = this.#until('}', () => this.#entry());
    return { kind: 'record', entries: new Map(entries) };
  }

  #entry(): [string, LiteralValue] {
    const key = this.#take(/[\p{L}_$][\p{L}\p{N}_$-]*/uy) ?? this.#take(/"[^"]*"|'[^']*'/y)?.slice(1, -1);
    if (key === undefined)
      throw new OptionsProblem(`An option has a name before its colon, not “${this.#rest()}”.`);
    this.#take(/\s*/y);
    if (this.#take(/:/y) === undefined)
      throw new OptionsProblem(`The option “${key}” has no value; write ${key}: value.`);
    this.#take(/\s*/y);
    return [key, this.#value(`“${key}”`)];
  }

  #value(where: string): LiteralValue {
    const code = this.#take(
      /"(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|[-+]?[\p{L}\p{N}_.]+(?:(?<=\de)[-+]\d+)?/iuy,
    );
    const value = code === undefined ? undefined : readLiteral(code);
    if (value !== undefined) return value;
    if (code !== undefined && /^[\p{L}_]/u.test(code))
      throw new OptionsProblem(`“${code}” in ${where} is text, which stands in quotes: "${code}".`);
    throw new OptionsProblem(`“${code ?? this.#rest()}” in ${where} is no number, text, true or false.`);
  }

  /** What `read` gives, separated by commas, up to `close`; a comma may stand before it. */
  #until<Item>(close: ']' | '}', read: () => Item): Item[] {
    const items: Item[] = [];
    const end = close === ']' ? /\s*\]/y : /\s*\}/y;
    while (this.#take(end) === undefined) {
      this.#take(/\s*/y);
      if (this.#at === this.#text.length) throw new OptionsProblem(`There is no ${close} at the end.`);
      items.push(read());
      if (this.#take(/\s*,/y) !== undefined) continue;
      if (this.#take(end) !== undefined) break;
      this.#take(/\s*/y);
      throw new OptionsProblem(
        this.#at === this.#text.length
          ? `There is no ${close} at the end.`
          : `A comma is missing before “${this.#rest()}”.`,
      );
    }
    return items;
  }

  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.#text)?.[0];
    this.#at += found?.length ?? 0;
    return found;
  }

  #rest(): string {
    const rest = this.#text.slice(this.#at).trim();
    return rest.length > 24 ? `${rest.slice(0, 23)}…` : rest;
  }
}
