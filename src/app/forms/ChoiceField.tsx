import type { Control } from '../../notebook/forms/control.ts';
import type { LiteralValue } from '../../notebook/forms/literals.ts';
import type { ControlProps } from './controlProps.ts';
import { useDraft } from './useDraft.ts';

type ChoiceControl = Extract<Control, { kind: 'choice' }>;

/** A list to choose from; where another value is allowed, a line to type in with the choices as suggestions. */
export function ChoiceField(props: ControlProps<ChoiceControl>) {
  return props.control.allowInput ? <Suggestions {...props} /> : <List {...props} />;
}

function List({ id, describedBy, control, value, onSet }: ControlProps<ChoiceControl>) {
  const values = control.choices.includes(value) ? control.choices : [value, ...control.choices];
  return (
    <select
      id={id}
      className="form-input"
      value={values.indexOf(value)}
      aria-describedby={describedBy}
      onChange={(event) => onSet(values[Number(event.target.value)] ?? value)}
    >
      {values.map((each, index) => (
        <option key={`${typeof each} ${each}`} value={index}>
          {each === '' ? '–' : String(each)}
        </option>
      ))}
    </select>
  );
}

function Suggestions({ id, describedBy, control, value, onSet }: ControlProps<ChoiceControl>) {
  const draft = useDraft(String(value), (typed) => onSet(typedValue(typed, control)));
  return (
    <>
      <input
        {...draft}
        id={id}
        className="form-input"
        list={`${id}-choices`}
        aria-describedby={describedBy}
      />
      <datalist id={`${id}-choices`}>
        {control.choices.map((each) => (
          <option key={`${typeof each} ${each}`} value={String(each)} />
        ))}
      </datalist>
    </>
  );
}

/** Digits are a number where the choices are numbers, and text among text. */
function typedValue(typed: string, { choices, raw }: ChoiceControl): LiteralValue {
  const known = choices.find((choice) => String(choice) === typed);
  if (known !== undefined) return known;
  if (raw) return typed.trim();
  const areNumbers = choices.every((choice) => typeof choice === 'number');
  return areNumbers && typed.trim() !== '' ? Number(typed) : typed;
}
