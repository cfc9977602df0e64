import type { CSSProperties, Dispatch } from 'react';
import { makeGrid } from '../../cnn/grid.ts';
import { formatCell } from '../grid/formatCell.ts';
import { NumberGrid } from '../grid/NumberGrid.tsx';
import { CloseUp } from './CloseUp.tsx';
import { channelName } from './channelName.ts';
import styles from './convolution.module.css';
import { FeatureMap } from './FeatureMap.tsx';
import { Kernel } from './Kernel.tsx';
import type { StepperAction, StepperState } from './stepper.ts';

interface StageProps {
  readonly state: StepperState;
  /** The feature map. */
  readonly map: readonly (readonly number[])[];
  readonly dispatch: Dispatch<StepperAction>;
}

/** Images of more rows than this get a close-up of what the kernel lies on, and the room of the kernel. */
const largestAtOnce = 8;

/**
 * Image, kernel and feature map beside each other. A large image leaves no room for the kernel, nor for digits that the back of a
 * classroom can read: then a close-up below shows what lies under the kernel, the kernel and the products.
 */
export function Stage({ state, map, dispatch }: StageProps) {
  const { image, kernel, padding, stride, row, column } = state;
  const side = image[0]?.length ?? 0;
  const window = kernel[0]?.length ?? 0;
  const columns = map[0]?.length ?? 0;
  const padded = side + 2 * padding;
  const large = side > largestAtOnce;
  const frame = { row: row * stride, column: column * stride, rows: window, columns: window };

  return (
    <div
      className={styles.stage}
      data-channels={image.length}
      data-large={large}
      // Cells of the grids are equally large where there is room; no part of React's list of CSS properties.
      style={
        {
          '--image': `${padded}fr`,
          '--kernel': `${window}fr`,
          '--map': `${columns}fr`,
          '--cells': padded + window + columns,
        } as CSSProperties
      }
    >
      {image.map((channel, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a channel's number is its identity
        <div className={styles.channel} key={index}>
          <figure className={styles.image}>
            <figcaption>
              {channelName('image', index, image.length)}{' '}
              <small className={styles.size}>{`${side}×${side}`}</small>
            </figcaption>
            <NumberGrid
              label={channelName('Image', index, image.length)}
              padding={padding}
              values={makeGrid(padded, padded, (r, c) => channel[r - padding]?.[c - padding] ?? 0)}
              lookOf={(r, c) => {
                const weight = kernel[index]?.[r - frame.row]?.[c - frame.column];
                return {
                  padding: channel[r - padding]?.[c - padding] === undefined,
                  ...(weight === undefined || large ? {} : { corner: `×${formatCell(weight)}` }),
                };
              }}
              frame={frame}
              onEdit={(r, c, value) =>
                dispatch({
                  do: 'editImage',
                  channel: index,
                  row: r - padding,
                  column: c - padding,
                  value,
                })
              }
            />
          </figure>
          {!large && <Kernel state={state} channel={index} dispatch={dispatch} />}
        </div>
      ))}
      <FeatureMap state={state} map={map} dispatch={dispatch} />
      {large &&
        kernel.map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a channel's number is its identity
          <CloseUp key={index} state={state} channel={index} dispatch={dispatch} />
        ))}
    </div>
  );
}
