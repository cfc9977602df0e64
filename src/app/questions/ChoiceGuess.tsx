import { useId } from 'react';
import type { Answer } from '../../notebook/questions.ts';

interface ChoiceGuessProps {
  readonly labelledBy: string;
  readonly choices: readonly string[];
  readonly guess: Answer | undefined;
  readonly onGuess: (guess: string) => void;
}

/** One of a few answers. */
export function ChoiceGuess({ labelledBy, choices, guess, onGuess }: ChoiceGuessProps) {
  const name = useId();
  return (
    <div className="question-choices" role="radiogroup" aria-labelledby={labelledBy}>
      {choices.map((choice) => (
        <label key={choice}>
          <input type="radio" name={name} checked={guess === choice} onChange={() => onGuess(choice)} />
          {choice}
        </label>
      ))}
    </div>
  );
}
