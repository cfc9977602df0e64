import type { Control } from '../../notebook/forms/control.ts';
import type { ControlProps } from './controlProps.ts';
import { useDraft } from './useDraft.ts';

type TextControl = Extract<Control, { kind: 'text' | 'raw' }>;

/** Text, or code as it is. Text of several lines gets several lines. */
export function TextField({ id, describedBy, control, value, onSet }: ControlProps<TextControl, string>) {
  const isRaw = control.kind === 'raw';
  const draft = useDraft(value, (typed) => onSet(isRaw ? typed.trim() : typed));
  const common = { ...draft, id, placeholder: control.placeholder, 'aria-describedby': describedBy };
  if (value.includes('\n')) return <textarea {...common} className="form-input" rows={3} />;
  return (
    <input
      {...common}
      className={isRaw ? 'form-input code' : 'form-input'}
      type="text"
      spellCheck={!isRaw}
      autoComplete="off"
      autoCapitalize="off"
    />
  );
}
