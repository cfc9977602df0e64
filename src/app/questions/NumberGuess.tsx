import { useState } from 'react';
import type { Answer } from '../../notebook/questions.ts';

interface NumberGuessProps {
  readonly labelledBy: string;
  readonly unit: string;
  readonly guess: Answer | undefined;
  readonly onGuess: (guess: number) => void;
}

/** A field for a number, kept as soon as it is one. */
export function NumberGuess({ labelledBy, unit, guess, onGuess }: NumberGuessProps) {
  const [typed, setTyped] = useState(guess === undefined ? '' : String(guess));
  const change = (text: string): void => {
    setTyped(text);
    const number = readTyped(text);
    if (number !== undefined) onGuess(number);
  };
  const unreadable = typed.trim() !== '' && readTyped(typed) === undefined;
  return (
    <p className="question-number">
      <input
        inputMode="decimal"
        autoComplete="off"
        aria-labelledby={labelledBy}
        aria-invalid={unreadable}
        value={typed}
        onChange={(event) => change(event.currentTarget.value)}
      />
      {unit !== '' && <span>{unit}</span>}
      {unreadable && <span className="question-note">A number, such as 85 or 2.5.</span>}
    </p>
  );
}

/** The number in `85`, `2.5`, `2,5` or `74,954`; undefined if there is none. */
export function readTyped(text: string): number | undefined {
  const compact = text.replace(/\s/g, '');
  const plain = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(compact)
    ? compact.replaceAll(',', '')
    : compact.replace(',', '.');
  return /^-?(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}
