import type { CSSProperties } from 'react';
import type { Grid } from '../../cnn/grid.ts';
import { neighbourhood, type Pixel } from './neighbourhood.ts';
import styles from './pixels.module.css';

interface NeighboursProps {
  /** `number`, or the name of a channel. */
  readonly name: string;
  readonly values: Grid;
  readonly pixel: Pixel;
  /** The colour of a number, from 0 to 255, as CSS. */
  readonly colourOf: (value: number) => string;
  /** Whether text on that colour must be white. */
  readonly isDark: (value: number) => boolean;
}

/** A pixel and the eight around it, as a table of numbers. */
export function Neighbours({ name, values, pixel, colourOf, isDark }: NeighboursProps) {
  return (
    <table className={styles.neighbours}>
      <caption>{name}</caption>
      <tbody>
        {neighbourhood(values, pixel).map((line, down) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row's place is its identity
          <tr key={down}>
            {line.map((value, right) => (
              <td
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell's place is its identity
                key={right}
                data-middle={down === 1 && right === 1}
                data-outside={value === undefined}
                data-dark={value !== undefined && isDark(value)}
                style={value === undefined ? {} : ({ background: colourOf(value) } satisfies CSSProperties)}
              >
                {value ?? (
                  <>
                    <span aria-hidden="true">–</span>
                    <span className="unseen">outside the picture</span>
                  </>
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}
