import { useId } from 'react';
import styles from './controls.module.css';

interface ChoiceProps<Value extends string> {
  readonly label: string;
  /** Each value with what it is called. */
  readonly of: readonly (readonly [value: Value, title: string])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A named list to choose from. */
export function Choice<Value extends string>({ label, of, value, onChange }: ChoiceProps<Value>) {
  const id = useId();
  return (
    <div className={styles.choice}>
      <label htmlFor={id}>{label}</label>
      <select
        id={id}
        value={value}
        onChange={(event) => {
          const chosen = of.find(([candidate]) => candidate === event.target.value);
          if (chosen !== undefined) onChange(chosen[0]);
        }}
      >
        {of.map(([each, title]) => (
          <option key={each} value={each}>
            {title}
          </option>
        ))}
      </select>
    </div>
  );
}
