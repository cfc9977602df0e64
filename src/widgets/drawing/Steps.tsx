import type { Grid } from '../../cnn/grid.ts';
import { Picture } from '../garments/Picture.tsx';
import styles from './drawing.module.css';
import type { PreparedPicture } from './prepare.ts';

interface StepsProps {
  readonly picture: Grid;
  readonly prepared: PreparedPicture;
}

/** The picture after each step of its preparation, in its true tones. */
export function Steps({ picture, prepared }: StepsProps) {
  const { cropped, centred, inverted, small, wasLight } = prepared;
  const steps: readonly (readonly [title: string, values: Grid])[] = [
    ['as it is', picture],
    ['cropped', cropped],
    ['centred', centred],
    [wasLight ? 'inverted' : 'dark already', inverted],
    ['28×28', small],
  ];
  return (
    <ol className={styles.steps}>
      {steps.map(([title, values]) => (
        <li key={title}>
          <span>{title}</span>
          <Picture values={negative(values)} description={`Your picture, ${title}`} />
        </li>
      ))}
    </ol>
  );
}

/** `Picture` draws dark on white. */
function negative(values: Grid): Grid {
  return values.map((row) => row.map((value) => 255 - value));
}
