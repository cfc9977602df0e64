/**
 * A cell's form: its lines `const learningRate = 0.001 // @param {type: "number"}`, `// @title …` and
 * `// @markdown …`. The code is the truth and the form is read out of it; what a field sets is the literal alone
 * (`setField.ts`).
 */
import { type Control, type ReadControl, readControl } from './control.ts';
import { lineComments } from './lineComments.ts';
import { type LiteralValue, plainNumber, readLiteral } from './literals.ts';
import { OptionsProblem, readOptions } from './readOptions.ts';

export interface Form {
  readonly title?: string;
  /** True where the title asks for the form without its code, as Colab's `{display-mode: "form"}`. */
  readonly hidesCode: boolean;
  /** In the order of the code. */
  readonly items: readonly FormItem[];
}

export type FormItem =
  | FormField
  /** Lines of Markdown that follow one another. */
  | { readonly kind: 'markdown'; readonly text: string; readonly line: number }
  /** A line that was meant for the form and cannot be read, and why. */
  | { readonly kind: 'problem'; readonly text: string; readonly line: number };

export interface FormField {
  readonly kind: 'field';
  /** The variable, or the property of an object. */
  readonly name: string;
  readonly label: string;
  readonly unit?: string;
  readonly control: Control;
  /** Absent where the code has something that the control cannot show. */
  readonly value?: LiteralValue;
  /** Why the field can only be read. */
  readonly fixed?: string;
  /** What is odd, though the field works. */
  readonly notes: readonly string[];
  /** From 1. */
  readonly line: number;
  /** The value as it stands in the code, and where, in UTF-16 units. */
  readonly code: string;
  readonly from: number;
  readonly to: number;
}

/** `const name = value;`, `name = value`, or `name: value,` in an object. */
const assignment = /^\s*(?:(?:const|let|var)\s+)?([\p{ID_Start}$_][\p{ID_Continue}$]*)\s*(?:=(?![=>])|:)\s*/u;

/** Reads a cell's form; undefined where it has none. Never throws. */
export function readForm(source: string): Form | undefined {
  if (!/\/\/\s*@(?:param|title|markdown)\b/.test(source)) return undefined;
  const items: FormItem[] = [];
  let title: string | undefined;
  let hidesCode = false;
  for (const { start, text } of lineComments(source)) {
    const [, tag, rest = ''] = /^\s*@(param|title|markdown)\b[ \t]*(.*)$/.exec(text) ?? [];
    if (tag === undefined) continue;
    const line = source.slice(0, start).split(/\r\n|[\n\r\u2028\u2029]/).length;
    if (tag === 'title') {
      const read = readTitle(rest);
      title ??= read.title;
      hidesCode ||= read.hidesCode;
    } else if (tag === 'markdown') {
      const last = items.at(-1);
      if (last?.kind === 'markdown' && last.line + last.text.split('\n').length === line)
        items[items.length - 1] = { ...last, text: `${last.text}\n${rest}` };
      else items.push({ kind: 'markdown', text: rest, line });
    } else {
      const item = readParam(source, start, rest, line);
      if (item !== undefined) items.push(item);
    }
  }
  if (title === undefined && items.length === 0) return undefined;
  return { ...(title === undefined ? {} : { title }), hidesCode, items };
}

/** `Train the network {display-mode: "form"}`; options that cannot be read are part of the title. */
function readTitle(rest: string): { title: string; hidesCode: boolean } {
  const [, text = '', written] = /^(.*?)\s*(\{[^{}]*\}\s*)?$/.exec(rest) ?? [];
  try {
    const options = written === undefined ? [] : readOptions(written);
    const hidesCode = options.some(
      (option) => option.kind === 'record' && option.entries.get('display-mode') === 'form',
    );
    return { title: text, hidesCode };
  } catch {
    return { title: rest.trim(), hidesCode: false };
  }
}

function readParam(source: string, comment: number, options: string, line: number): FormItem | undefined {
  const lineStart = endOfPreviousLine(source, comment);
  const code = source.slice(lineStart, comment);
  const target = assignment.exec(code);
  if (target === null) {
    // Alone on its line it may be documentation: `// @param {number} rate how fast`.
    if (code.trim() === '' && !/^\s*(?:\[|\{\s*["']?[\w-]+["']?\s*:)/.test(options)) return undefined;
    return problem(line, '@param stands behind a value, on its line: const epochs = 10; // @param');
  }
  const [head, name = ''] = target;
  const from = lineStart + head.length;
  const written = code.slice(head.length).replace(/\s*[;,]?\s*$/, '');
  if (written === '') return problem(line, `The value of ${name} stands on the same line as its @param.`);
  try {
    return fieldOf({ name, line, code: written, from, to: from + written.length }, readControl(options));
  } catch (error) {
    if (!(error instanceof OptionsProblem)) throw error;
    return problem(line, `The @param of ${name} cannot be read. ${error.message}`);
  }
}

function problem(line: number, text: string): FormItem {
  return { kind: 'problem', line, text };
}

type Place = Pick<FormField, 'name' | 'line' | 'code' | 'from' | 'to'>;

function fieldOf(place: Place, { control: wanted, label, unit, notes }: ReadControl): FormField {
  const literal = readLiteral(place.code);
  const control = wanted === 'any' ? controlFor(literal) : wanted;
  const common = {
    kind: 'field' as const,
    ...place,
    label: label ?? place.name,
    ...(unit === undefined ? {} : { unit }),
    control,
    notes,
  };
  if (control.kind === 'raw' || (control.kind === 'choice' && control.raw))
    return { ...common, value: place.code };
  if (literal === undefined)
    return { ...common, fixed: 'Worked out by the code: an expression. Edit it there.' };
  const fixed = mismatch(control, literal);
  if (fixed !== undefined) return { ...common, fixed };
  const note = oddValue(control, literal);
  return { ...common, value: literal, notes: note === undefined ? notes : [...notes, note] };
}

function controlFor(literal: LiteralValue | undefined): Control {
  switch (typeof literal) {
    case 'number':
      return { kind: 'number', integer: false };
    case 'boolean':
      return { kind: 'boolean' };
    case 'string':
      return { kind: 'text' };
    default:
      return { kind: 'raw' };
  }
}

const wantedBy = { number: 'number', slider: 'number', boolean: 'boolean', text: 'string' } as const;
const words = { number: 'a number', boolean: 'true or false', string: 'text' } as const;

function mismatch(control: Control, literal: LiteralValue): string | undefined {
  if (control.kind === 'choice' || control.kind === 'raw') return undefined;
  const wanted = wantedBy[control.kind];
  const found = typeof literal as keyof typeof words; // A literal is of these three kinds.
  if (wanted === found) return undefined;
  return `The code has ${words[found]} here, and a ${control.kind} field sets ${words[wanted]}. Change one of them.`;
}

/** A value that the code may well have and the control would not set. */
export function oddValue(control: Control, value: LiteralValue): string | undefined {
  if (control.kind === 'choice' && !control.allowInput && !control.choices.includes(value))
    return `${JSON.stringify(value)} is not among the choices.`;
  if (typeof value !== 'number' || (control.kind !== 'number' && control.kind !== 'slider')) return undefined;
  if (takesWholeNumbers(control) && !Number.isInteger(value))
    return `${plainNumber(value)} is not a whole number.`;
  const { min, max } = control;
  if (min !== undefined && value < min)
    return `${plainNumber(value)} is below the least, ${plainNumber(min)}.`;
  if (max !== undefined && value > max)
    return `${plainNumber(value)} is above the most, ${plainNumber(max)}.`;
  return undefined;
}

/** A slider that stops at whole numbers alone stands for a count. */
function takesWholeNumbers(control: Extract<Control, { kind: 'number' | 'slider' }>): boolean {
  if (control.kind === 'number') return control.integer;
  return control.scale !== 'log' && [control.min, control.step].every(Number.isInteger);
}

function endOfPreviousLine(source: string, index: number): number {
  const before = source.slice(0, index);
  return Math.max(...['\n', '\r', '\u2028', '\u2029'].map((end) => before.lastIndexOf(end))) + 1;
}
