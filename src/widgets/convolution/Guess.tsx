import { useId, useState } from 'react';
import { formatCell, readCell } from '../grid/formatCell.ts';
import styles from './convolution.module.css';

interface GuessProps {
  readonly row: number;
  readonly column: number;
  /** The number that is asked for. */
  readonly value: number;
  /** What the learner has said; undefined before. */
  readonly guess: number | undefined;
  readonly right: number;
  readonly asked: number;
  readonly onGuess: (guess: number) => void;
  readonly onNext: () => void;
}

/** Asks for the next number and keeps the guess beside the outcome. */
export function Guess({ row, column, value, guess, right, asked, onGuess, onNext }: GuessProps) {
  const id = useId();
  const [text, setText] = useState('');
  const number = readCell(text);
  const outcome = guess === undefined ? undefined : formatCell(guess) === formatCell(value);
  return (
    <form
      className={styles.guess}
      onSubmit={(event) => {
        event.preventDefault();
        if (guess !== undefined) onNext();
        else if (number !== undefined) onGuess(number);
      }}
    >
      {guess === undefined ? (
        <>
          <label htmlFor={id}>
            Which number comes into row {row + 1}, column {column + 1}?
          </label>
          <input id={id} value={text} autoComplete="off" onChange={(event) => setText(event.target.value)} />
          <button type="submit" className="button primary" disabled={number === undefined}>
            Check
          </button>
        </>
      ) : (
        <>
          <span role="status" data-right={outcome}>
            {outcome
              ? `✓ You said ${formatCell(guess)}, and it is ${formatCell(value)}.`
              : `✕ You said ${formatCell(guess)}. It is ${formatCell(value)}: see the products above.`}
          </span>
          <button type="submit" className="button primary">
            Next
          </button>
        </>
      )}
      {asked > 0 && (
        <small>
          {right} of {asked} right
        </small>
      )}
    </form>
  );
}
