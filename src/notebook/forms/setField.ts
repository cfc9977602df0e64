import { type FormField, oddValue, readForm } from './form.ts';
import { type LiteralValue, readLiteral, writeLiteral } from './literals.ts';

export type FieldChange = { readonly source: string } | { readonly problem: string };

/**
 * The code with the field set to `value`: only the literal changes. A value that the field does not take, or that
 * would come back as another one, is refused with the reason.
 *
 * @param field of `readForm(source)`
 */
export function setField(source: string, field: FormField, value: LiteralValue): FieldChange {
  if (source.slice(field.from, field.to) !== field.code)
    return { problem: 'The code has changed meanwhile; try again.' };
  if (field.value === undefined) return { problem: field.fixed ?? 'This field can only be read.' };
  if (Object.is(value, field.value)) return { source };
  const reason = refusal(field, value);
  if (reason !== undefined) return { problem: reason };
  const changed = source.slice(0, field.from) + codeFor(field, value) + source.slice(field.to);
  const again = fieldAt(changed, field);
  const others = otherFields(changed, field) === otherFields(source, field);
  return again !== undefined && Object.is(again.value, value) && others
    ? { source: changed }
    : { problem: 'This would change more of the line than the value.' };
}

/** Why the field does not take a value, as a sentence. */
export function refusal({ name, control }: FormField, value: LiteralValue): string | undefined {
  switch (control.kind) {
    case 'number':
    case 'slider':
      if (typeof value !== 'number' || !Number.isFinite(value)) return `${name} takes a number.`;
      return oddValue(control, value);
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${name} is true or false.`;
    case 'text':
      return typeof value === 'string' ? undefined : `${name} takes text.`;
    case 'choice':
      if (typeof value === 'number' && !Number.isFinite(value)) return `${name} takes a number.`;
      if (control.raw && typeof value === 'string' && value.trim() === '') return `${name} needs a value.`;
      return oddValue(control, value);
    case 'raw':
      return typeof value === 'string' && value.trim() !== '' ? undefined : `${name} needs a value.`;
  }
}

/** Choices of raw code compare as text, whatever they are. */
function codeFor({ control, code }: FormField, value: LiteralValue): string {
  const raw = control.kind === 'raw' || (control.kind === 'choice' && control.raw);
  if (raw) return String(value);
  if (typeof value !== 'string') return writeLiteral(value);
  return writeLiteral(value, typeof readLiteral(code) === 'string' ? code : "'");
}

function fieldAt(source: string, { from }: FormField): FormField | undefined {
  return readForm(source)?.items.find(
    (item): item is FormField => item.kind === 'field' && item.from === from,
  );
}

/** All that the form has beside the field's value, to compare. */
function otherFields(source: string, { from, name }: FormField): string {
  const items = readForm(source)?.items ?? [];
  return JSON.stringify(
    items.map((item) =>
      item.kind === 'field'
        ? [item.name, item.line, item.from === from && item.name === name ? '' : item.code]
        : item,
    ),
  );
}
