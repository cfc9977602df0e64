import type { CSSProperties } from 'react';
import { type Product, productsAt } from '../../cnn/convolution.ts';
import { NumberGrid } from '../grid/NumberGrid.tsx';
import { channelName } from './channelName.ts';
import styles from './convolution.module.css';
import { Kernel, type KernelProps } from './Kernel.tsx';

/** What lies under the kernel, times the weights: the products, in their places. One channel of a large image. */
export function CloseUp({ state, channel, dispatch }: KernelProps) {
  const { image, kernel, row, column } = state;
  const side = kernel[channel]?.length ?? 0;
  const products = productsAt(image, kernel, row, column, state)[channel] ?? [];
  const known = !state.predicting || `${row},${column}` in state.guesses;
  const grid = (label: string, numberOf: (product: Product) => number) => (
    <figure>
      <figcaption>{label}</figcaption>
      <NumberGrid
        label={channelName(label, channel, image.length)}
        values={Array.from({ length: side }, (_, line) =>
          products.slice(line * side, (line + 1) * side).map(numberOf),
        )}
      />
    </figure>
  );
  return (
    // The custom property is no part of React's list of CSS properties.
    <div className={styles.closeUp} style={{ '--side': side } as CSSProperties}>
      {grid('under the frame', ({ value }) => value)}
      <span className={styles.between}>·</span>
      <Kernel state={state} channel={channel} dispatch={dispatch} />
      {known && (
        <>
          <span className={styles.between}>=</span>
          {grid('products', ({ product }) => product)}
        </>
      )}
    </div>
  );
}
