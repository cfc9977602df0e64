import type { Control } from '../../notebook/forms/control.ts';
import { plainNumber } from '../../notebook/forms/literals.ts';
import type { ControlProps } from './controlProps.ts';
import { useDraft } from './useDraft.ts';

type NumberControl = Extract<Control, { kind: 'number' }>;

/** A number to type; the arrow keys step it. */
export function NumberField({ id, describedBy, control, value, onSet }: ControlProps<NumberControl, number>) {
  const draft = useDraft(plainNumber(value), (typed) => onSet(typed === '' ? Number.NaN : Number(typed)));
  return (
    <input
      {...draft}
      id={id}
      className="form-input number"
      type="number"
      min={control.min}
      max={control.max}
      step={control.step ?? (control.integer ? 1 : 'any')}
      aria-describedby={describedBy}
    />
  );
}
