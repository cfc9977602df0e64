import { useReducer } from 'react';
import { productsAt } from '../../cnn/convolution.ts';
import { Transport } from '../controls/Transport.tsx';
import { usePlaying } from '../controls/usePlaying.ts';
import type { OptionValues } from '../frame/options.ts';
import { ArithmeticControls } from './ArithmeticControls.tsx';
import { featureMap } from './arithmetic.ts';
import styles from './convolution.module.css';
import { Guess } from './Guess.tsx';
import { isRight } from './isRight.ts';
import type { convolutionOptions } from './options.ts';
import { ProductSum } from './ProductSum.tsx';
import { Stage } from './Stage.tsx';
import { startStepper, stepper } from './stepper.ts';

/** A kernel that slides over an image; every number of image and kernel can be changed. */
export default function ConvolutionStepper({
  options,
}: {
  readonly options: OptionValues<typeof convolutionOptions>;
}) {
  const [state, dispatch] = useReducer(stepper, options, startStepper);
  usePlaying(state.playing, () => dispatch({ do: 'step', by: 1 }));

  const { image, kernel, row, column, predicting, guesses } = state;
  const map = featureMap(state);
  const columns = map[0]?.length ?? 0;
  const value = map[row]?.[column] ?? 0;
  const known = !predicting || `${row},${column}` in guesses;

  return (
    <div className={styles.stepper}>
      <Stage state={state} map={map} dispatch={dispatch} />
      <div className={styles.sum}>
        {known ? (
          <ProductSum
            products={productsAt(image, kernel, row, column, state)}
            side={kernel[0]?.length ?? 0}
            bias={state.bias}
            value={value}
          />
        ) : (
          <p className={styles.hidden}>
            Multiply each number under the frame by the weight that lies on it, and add up
            {state.bias === 0 ? '.' : ', then add the bias.'}
          </p>
        )}
      </div>
      {predicting && (
        <Guess
          key={`${row},${column}`}
          row={row}
          column={column}
          value={value}
          guess={guesses[`${row},${column}`]}
          right={
            Object.entries(guesses).filter(([place, guess]) => isRight(guess, valueAt(map, place))).length
          }
          asked={Object.keys(guesses).length}
          onGuess={(guess) => dispatch({ do: 'guess', row, column, value: guess })}
          onNext={() => dispatch({ do: 'step', by: 1 })}
        />
      )}

      <div className={styles.drive}>
        <Transport
          playing={state.playing}
          onPlay={(playing) => dispatch({ do: 'play', playing })}
          onStep={(by) => dispatch({ do: 'step', by })}
          position={`${row * columns + column + 1} of ${map.length * columns}`}
        />
        <label className={styles.predict}>
          <input
            type="checkbox"
            checked={predicting}
            onChange={(event) => dispatch({ do: 'predict', predicting: event.target.checked })}
          />
          let me predict
        </label>
      </div>
      <ArithmeticControls state={state} dispatch={dispatch} />
    </div>
  );
}

function valueAt(map: readonly (readonly number[])[], place: string): number | undefined {
  const [row = 0, column = 0] = place.split(',').map(Number);
  return map[row]?.[column];
}
