import type { Dispatch } from 'react';
import { NumberGrid } from '../grid/NumberGrid.tsx';
import { channelName } from './channelName.ts';
import styles from './convolution.module.css';
import type { StepperAction, StepperState } from './stepper.ts';

export interface KernelProps {
  readonly state: StepperState;
  /** Counts from 0. */
  readonly channel: number;
  readonly dispatch: Dispatch<StepperAction>;
}

/** The weights for one channel, to type over. */
export function Kernel({ state: { kernel }, channel, dispatch }: KernelProps) {
  const weights = kernel[channel] ?? [];
  return (
    <figure className={styles.kernel}>
      <figcaption>
        {channelName('kernel', channel, kernel.length)}{' '}
        <small className={styles.size}>{`${weights.length}×${weights.length}`}</small>
      </figcaption>
      <NumberGrid
        label={channelName('Kernel', channel, kernel.length)}
        values={weights}
        onEdit={(row, column, value) => dispatch({ do: 'editKernel', channel, row, column, value })}
      />
    </figure>
  );
}
