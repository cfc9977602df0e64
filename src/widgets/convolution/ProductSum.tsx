import type { Product } from '../../cnn/convolution.ts';
import { formatCell } from '../grid/formatCell.ts';
import styles from './convolution.module.css';

interface ProductSumProps {
  /** For each channel, row by row. */
  readonly products: readonly (readonly Product[])[];
  /** Side of the kernel. */
  readonly side: number;
  readonly bias: number;
  readonly value: number;
}

/** All products of one position, in the order of the kernel, and what they add up to. */
export function ProductSum({ products, side, bias, value }: ProductSumProps) {
  return (
    <div className={styles.products}>
      {products.map((channel, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a channel's number is its identity
        <div key={index} className={styles.terms}>
          {products.length > 1 && (
            <span className={styles.sign}>{index === 0 ? `channel 1:` : `+ channel ${index + 1}:`}</span>
          )}
          {channel.map((product, place) => (
            <span
              key={`${product.row},${product.column}`}
              className={styles.term}
              data-zero={product.product === 0}
              data-row-end={place % side === side - 1}
            >
              {place > 0 && <b>+</b>} {written(product.value)}·{written(product.weight)}
            </span>
          ))}
        </div>
      ))}
      <p className={styles.result}>
        {bias !== 0 && <span>{`${bias < 0 ? '−' : '+'} bias ${Math.abs(bias)} `}</span>}={' '}
        <strong>{formatCell(value)}</strong>
      </p>
    </div>
  );
}

/** Negative numbers in brackets, as behind a multiplication sign. */
function written(value: number): string {
  return value < 0 ? `(${formatCell(value)})` : formatCell(value);
}
