import type { Dispatch } from 'react';
import { Choice } from '../controls/Choice.tsx';
import controls from '../controls/controls.module.css';
import { Slider } from '../controls/Slider.tsx';
import { featureMap, neverCovered } from './arithmetic.ts';
import styles from './convolution.module.css';
import { imageNames, kernelNames } from './options.ts';
import { imageTitles, kernelTitles } from './presets.ts';
import type { StepperAction, StepperState } from './stepper.ts';

interface ArithmeticControlsProps {
  readonly state: StepperState;
  readonly dispatch: Dispatch<StepperAction>;
}

/** What decides the feature map's numbers and its size. */
export function ArithmeticControls({ state, dispatch }: ArithmeticControlsProps) {
  const { image, kernel, stride, padding, bias, refusal } = state;
  const side = image[0]?.length ?? 0;
  const window = kernel[0]?.length ?? 0;
  const left = neverCovered(state);
  return (
    <>
      <div className={controls.controls}>
        <Choice
          label="image"
          of={[
            ...imageNames.map((name) => [name, imageTitles[name]] as const),
            ...(state.imageName === 'own' ? [['own', 'your own'] as const] : []),
          ]}
          value={state.imageName}
          onChange={(name) => name !== 'own' && dispatch({ do: 'image', name })}
        />
        <Choice
          label="kernel"
          of={[
            ...kernelNames.map((name) => [name, kernelTitles[name]] as const),
            ...(state.kernelName === 'own' ? [['own', 'your own'] as const] : []),
          ]}
          value={state.kernelName}
          onChange={(name) => name !== 'own' && dispatch({ do: 'kernel', name })}
        />
        <Slider
          label="kernel size"
          from={1}
          to={7}
          value={window}
          shown={`${window}×${window}`}
          onChange={(size) => dispatch({ do: 'kernelSize', size })}
        />
        <Slider
          label="stride"
          from={1}
          to={3}
          value={stride}
          onChange={(value) => dispatch({ do: 'stride', value })}
        />
        <Slider
          label="padding"
          from={0}
          to={2}
          value={padding}
          onChange={(value) => dispatch({ do: 'padding', value })}
        />
        <Slider
          label="channels"
          from={1}
          to={3}
          value={image.length}
          onChange={(channels) => dispatch({ do: 'channels', channels })}
        />
        <Slider
          label="bias"
          from={-9}
          to={9}
          value={bias}
          onChange={(value) => dispatch({ do: 'bias', value })}
        />
      </div>
      <p className={styles.note} role="status" data-refused={refusal !== undefined}>
        {refusal ?? (
          <>
            <span className={styles.formula}>
              ⌊({side} + 2·{padding} − {window}) / {stride}⌋ + 1 = {featureMap(state).length}
            </span>{' '}
            {left === 0
              ? 'The kernel slides; it is never rotated.'
              : `With this stride the last ${left === 1 ? 'row and column are' : `${left} rows and columns are`} never looked at.`}
          </>
        )}
      </p>
    </>
  );
}
