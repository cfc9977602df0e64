/**
 * Questions as a lesson writes them: predict, then run. A fenced block in the prose
 *
 *     ```question id=guess-accuracy kind=number
 *     text: What share of unseen pictures will it name correctly?
 *     unit: %
 *     cell: evaluate
 *     outcome: 100 * testAccuracy
 *     ```
 *
 * asks for a guess before the code cell `cell` runs. `outcome` is a JavaScript expression that the kernel evaluates
 * after each run of that cell: a number for `kind=number`, one of the choices for `kind=choice`
 * (`choices: yes | no`), a list of numbers or a tensor for `kind=curve`.
 */
import { infoOptions } from './cellOptions.ts';
import { proseBlocks } from './proseBlocks.ts';
import type { Cell } from './types.ts';

/** What a question can be answered with, and what can come out: a number, a choice, the values of a curve. */
export type Answer = number | string | readonly number[];

interface Asked {
  readonly id: string;
  readonly text: string;
  /** The code cell whose run brings the outcome. */
  readonly cell: string;
  /** A JavaScript expression, evaluated in the kernel. */
  readonly outcome: string;
}

export interface NumberQuestion extends Asked {
  readonly kind: 'number';
  /** Written after the number; may be empty. */
  readonly unit: string;
  /** A guess this near to the outcome counts as close. */
  readonly tolerance: number;
}
export interface ChoiceQuestion extends Asked {
  readonly kind: 'choice';
  readonly choices: readonly string[];
}
export interface CurveQuestion extends Asked {
  readonly kind: 'curve';
  /** How many values are drawn; what they are along (`epoch`); the least and the greatest. */
  readonly points: number;
  readonly along: string;
  readonly from: number;
  readonly to: number;
}
export type Question = NumberQuestion | ChoiceQuestion | CurveQuestion;

const common = ['text', 'cell', 'outcome'];
const keysOf = {
  number: [...common, 'unit', 'tolerance'],
  choice: [...common, 'choices'],
  curve: [...common, 'points', 'along', 'from', 'to'],
} as const satisfies Record<Question['kind'], readonly string[]>;
const kinds = Object.keys(keysOf);

/** The questions of a lesson that can be read, in order. */
export function questionsOf(cells: readonly Cell[]): Question[] {
  return cells
    .flatMap(({ kind, source }) => (kind === 'markdown' ? proseBlocks(source) : []))
    .filter(({ language }) => language === 'question')
    .flatMap(({ info, source }) => {
      const question = readQuestion(info, source);
      return 'problems' in question ? [] : [question];
    });
}

/** Reads a question's block. What is unknown, missing or does not fit is said, with what there is. */
export function readQuestion(
  info: string,
  source: string,
): Question | { readonly problems: readonly string[] } {
  const problems: string[] = [];
  const options = new Map(infoOptions(info));
  for (const key of options.keys())
    if (key !== 'id' && key !== 'kind')
      problems.push(`There is no option “${key}” on the first line. The options are id, kind.`);
  const id = options.get('id');
  const kind = options.get('kind');
  if (typeof id !== 'string' || id === '')
    problems.push('A question needs an id: question id=name kind=number.');
  if (!isKind(kind))
    return {
      problems: [...problems, `A question's kind is one of ${kinds.join(', ')}, not “${kind ?? ''}”.`],
    };

  const lines = new Map<string, string>();
  for (const line of source.split('\n').map((text) => text.trim())) {
    if (line === '') continue;
    const [, key = '', value = ''] = /^([a-z]+)\s*:\s*(.*)$/.exec(line) ?? [];
    const known: readonly string[] = keysOf[kind];
    if (key === '') problems.push(`“${line}” is not of the form key: value.`);
    else if (!known.includes(key))
      problems.push(`A ${kind} question has no option “${key}”. The options are ${known.join(', ')}.`);
    else lines.set(key, value);
  }
  for (const key of common)
    if ((lines.get(key) ?? '') === '') problems.push(`The option “${key}” is missing.`);
  const number = (key: string, otherwise: number): number => {
    const value = Number(lines.get(key) ?? otherwise);
    if (!Number.isFinite(value)) problems.push(`“${key}: ${lines.get(key)}” is not a number.`);
    return value;
  };
  const asked = {
    id: String(id),
    text: lines.get('text') ?? '',
    cell: lines.get('cell') ?? '',
    outcome: lines.get('outcome') ?? '',
  };
  const question = ((): Question => {
    switch (kind) {
      case 'number':
        return { ...asked, kind, unit: lines.get('unit') ?? '', tolerance: number('tolerance', 0) };
      case 'choice':
        return {
          ...asked,
          kind,
          choices: (lines.get('choices') ?? '').split('|').map((choice) => choice.trim()),
        };
      case 'curve': {
        const points = number('points', 10);
        return {
          ...asked,
          kind,
          points,
          along: lines.get('along') ?? '',
          from: number('from', 0),
          to: number('to', 1),
        };
      }
    }
  })();
  if (question.kind === 'choice' && question.choices.length < 2)
    problems.push('A choice question needs choices: one | other.');
  if (
    question.kind === 'curve' &&
    !(Number.isInteger(question.points) && question.points > 1 && question.points <= 50)
  )
    problems.push(`“points” is a whole number from 2 to 50, not ${question.points}.`);
  if (question.kind === 'curve' && !(question.from < question.to))
    problems.push(`“from” (${question.from}) must be below “to” (${question.to}).`);
  return problems.length > 0 ? { problems } : question;
}

function isKind(kind: unknown): kind is Question['kind'] {
  return typeof kind === 'string' && kinds.includes(kind);
}
