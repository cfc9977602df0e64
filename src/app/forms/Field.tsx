import { useId, useState } from 'react';
import type { FormField } from '../../notebook/forms/form.ts';
import type { LiteralValue } from '../../notebook/forms/literals.ts';
import { ChoiceField } from './ChoiceField.tsx';
import { NumberField } from './NumberField.tsx';
import { SliderField } from './SliderField.tsx';
import { TextField } from './TextField.tsx';

interface FieldProps {
  readonly field: FormField;
  /** Sets the value; gives the reason where it is refused. */
  readonly onSet: (value: LiteralValue) => string | undefined;
}

/** One value of the form, with its name and unit, and below it what is to be said about it. */
export function Field({ field, onSet }: FieldProps) {
  const id = useId();
  const [refused, setRefused] = useState<{ readonly reason: string; readonly code: string } | undefined>();
  const set = (value: LiteralValue): boolean => {
    const reason = onSet(value);
    setRefused(reason === undefined ? undefined : { reason, code: field.code });
    return reason === undefined;
  };
  // What was refused is past when the code has changed.
  const reason = refused?.code === field.code ? refused.reason : undefined;
  const notes = [...(field.fixed === undefined ? [] : [field.fixed]), ...field.notes];
  return (
    <div className={`form-field ${field.control.kind}`} data-field={field.name}>
      <label htmlFor={id}>
        {field.label}
        {field.unit !== undefined && <span className="unit"> ({field.unit})</span>}
      </label>
      <FieldControl id={id} field={field} onSet={set} />
      <div id={`${id}-notes`} className="form-notes" aria-live="polite">
        {reason !== undefined && <p className="form-note problem">{reason}</p>}
        {notes.map((note) => (
          <p key={note} className="form-note">
            {note}
          </p>
        ))}
      </div>
    </div>
  );
}

interface FieldControlProps {
  readonly id: string;
  readonly field: FormField;
  readonly onSet: (value: LiteralValue) => boolean;
}

function FieldControl({ id, field, onSet }: FieldControlProps) {
  const { control, value, label, unit } = field;
  const common = { id, label, unit, describedBy: `${id}-notes`, onSet };
  if (value === undefined)
    return (
      <input id={id} className="form-input" readOnly value={field.code} aria-describedby={`${id}-notes`} />
    );
  switch (control.kind) {
    case 'number':
      return <NumberField {...common} control={control} value={Number(value)} />;
    case 'slider':
      return <SliderField {...common} control={control} value={Number(value)} />;
    case 'boolean':
      return (
        <input
          id={id}
          type="checkbox"
          checked={value === true}
          aria-describedby={`${id}-notes`}
          onChange={(event) => onSet(event.target.checked)}
        />
      );
    case 'choice':
      return <ChoiceField {...common} control={control} value={value} />;
    case 'text':
    case 'raw':
      return <TextField {...common} control={control} value={String(value)} />;
  }
}
