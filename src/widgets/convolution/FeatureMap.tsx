import type { Dispatch } from 'react';
import { formatCell } from '../grid/formatCell.ts';
import { NumberGrid } from '../grid/NumberGrid.tsx';
import styles from './convolution.module.css';
import { isRight } from './isRight.ts';
import type { StepperAction, StepperState } from './stepper.ts';

interface FeatureMapProps {
  readonly state: StepperState;
  readonly map: readonly (readonly number[])[];
  readonly dispatch: Dispatch<StepperAction>;
}

/** The result, to pick a place from; while the learner predicts, with guesses instead of what is not asked yet. */
export function FeatureMap({ state, map, dispatch }: FeatureMapProps) {
  const { row, column, predicting, guesses } = state;
  return (
    <figure className={styles.map}>
      <figcaption>
        feature map <small className={styles.size}>{`${map.length}×${map[0]?.length ?? 0}`}</small>
      </figcaption>
      <NumberGrid
        label="Feature map"
        values={map}
        picked={{ row, column }}
        onPick={(r, c) => dispatch({ do: 'go', row: r, column: c })}
        frame={{ row, column, rows: 1, columns: 1 }}
        editable={(r, c) => predicting && !(`${r},${c}` in guesses)}
        onEdit={(r, c, guess) => dispatch({ do: 'guess', row: r, column: c, value: guess })}
        lookOf={(r, c) => {
          if (!predicting) return {};
          const guess = guesses[`${r},${c}`];
          if (guess === undefined) return { unknown: true };
          return isRight(guess, map[r]?.[c])
            ? { emphasis: 'right', corner: '✓' }
            : { emphasis: 'wrong', corner: `not ${formatCell(guess)}` };
        }}
      />
    </figure>
  );
}
