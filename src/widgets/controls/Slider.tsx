import { useId } from 'react';
import styles from './controls.module.css';

interface SliderProps {
  readonly label: string;
  readonly from: number;
  readonly to: number;
  readonly step?: number;
  readonly value: number;
  /** How the value is written; default: as it is. */
  readonly shown?: string;
  readonly onChange: (value: number) => void;
}

/** A named slider with its value. */
export function Slider({ label, from, to, step = 1, value, shown, onChange }: SliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>{label}</label>
      <output htmlFor={id}>{shown ?? value}</output>
      <input
        id={id}
        type="range"
        min={from}
        max={to}
        step={step}
        value={value}
        aria-valuetext={shown}
        onChange={(event) => onChange(event.target.valueAsNumber)}
      />
    </div>
  );
}
