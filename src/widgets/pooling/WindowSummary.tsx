import type { PoolingKind } from '../../cnn/pooling.ts';
import { formatCell } from '../grid/formatCell.ts';
import styles from './pooling.module.css';

interface WindowSummaryProps {
  readonly values: readonly number[];
  readonly kind: PoolingKind;
  readonly value: number;
}

/** How one number comes out of a window, in full. */
export function WindowSummary({ values, kind, value }: WindowSummaryProps) {
  const numbers = values.map(formatCell);
  return (
    <p className={styles.summary}>
      <span>
        {kind === 'max' ? `largest of ${numbers.join(', ')}` : `(${numbers.join(' + ')}) ÷ ${values.length}`}
      </span>{' '}
      <span className={styles.result}>
        = <strong>{formatCell(value)}</strong>
      </span>
    </p>
  );
}
