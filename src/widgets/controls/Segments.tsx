import { useId } from 'react';
import styles from './controls.module.css';

interface SegmentsProps<Value extends string> {
  readonly label: string;
  readonly of: readonly (readonly [value: Value, title: string])[];
  readonly value: Value;
  readonly onChange: (value: Value) => void;
}

/** A few alternatives side by side. */
export function Segments<Value extends string>({ label, of, value, onChange }: SegmentsProps<Value>) {
  const name = useId();
  return (
    <fieldset className={styles.segments}>
      <legend>{label}</legend>
      <div>
        {of.map(([each, title]) => (
          <label key={each} data-chosen={each === value}>
            <input type="radio" name={name} checked={each === value} onChange={() => onChange(each)} />
            {title}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
