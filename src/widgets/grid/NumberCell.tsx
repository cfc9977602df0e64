import { type KeyboardEvent, useState } from 'react';
import { formatCell, readCell } from './formatCell.ts';
import styles from './grid.module.css';

interface NumberCellProps {
  readonly label: string;
  /** Undefined: not filled in yet. */
  readonly value: number | undefined;
  readonly onChange: (value: number) => void;
  readonly reachable: boolean;
  readonly onFocus?: () => void;
}

/** A number to type over. It takes effect on Enter or on leaving the cell; what is no number is put back. */
export function NumberCell({ label, value, onChange, reachable, onFocus }: NumberCellProps) {
  const [draft, setDraft] = useState<string>();
  const commit = () => {
    const number = draft === undefined ? undefined : readCell(draft);
    setDraft(undefined);
    if (number !== undefined && number !== value) onChange(number);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key === 'Enter') {
      commit();
      event.currentTarget.select();
    }
    if (event.key === 'Escape') setDraft(undefined);
  };
  const wrong = draft !== undefined && draft.trim() !== '' && draft !== '-' && readCell(draft) === undefined;
  return (
    <input
      className={styles.number}
      inputMode="text"
      autoComplete="off"
      aria-label={label}
      aria-invalid={wrong}
      placeholder="?"
      tabIndex={reachable ? 0 : -1}
      value={draft ?? (value === undefined ? '' : formatCell(value))}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={commit}
      onKeyDown={onKeyDown}
      onFocus={(event) => {
        event.currentTarget.select();
        onFocus?.();
      }}
    />
  );
}
