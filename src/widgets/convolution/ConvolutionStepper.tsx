import { type CSSProperties, useReducer } from 'react';
import { productsAt } from '../../cnn/convolution.ts';
import { makeGrid } from '../../cnn/grid.ts';
import { Transport } from '../controls/Transport.tsx';
import { usePlaying } from '../controls/usePlaying.ts';
import type { OptionValues } from '../frame/options.ts';
import { formatCell } from '../grid/formatCell.ts';
import { NumberGrid } from '../grid/NumberGrid.tsx';
import { ArithmeticControls } from './ArithmeticControls.tsx';
import styles from './convolution.module.css';
import { Guess } from './Guess.tsx';
import type { convolutionOptions } from './options.ts';
import { ProductSum } from './ProductSum.tsx';
import { featureMap, startStepper, stepper } from './stepper.ts';

/** A kernel that slides over an image; every number of image and kernel can be changed. */
export default function ConvolutionStepper({
  options,
}: {
  readonly options: OptionValues<typeof convolutionOptions>;
}) {
  const [state, dispatch] = useReducer(stepper, options, startStepper);
  usePlaying(state.playing, () => dispatch({ do: 'step', by: 1 }));

  const { image, kernel, padding, stride, row, column, predicting, guesses } = state;
  const map = featureMap(state);
  const side = image[0]?.length ?? 0;
  const window = kernel[0]?.length ?? 0;
  const columns = map[0]?.length ?? 0;
  const padded = side + 2 * padding;
  const value = map[row]?.[column] ?? 0;
  const known = !predicting || `${row},${column}` in guesses;
  const products = productsAt(image, kernel, row, column, state);
  const frame = { row: row * stride, column: column * stride, rows: window, columns: window };
  const channelName = (name: string, channel: number) =>
    image.length === 1 ? name : `${name}, channel ${channel + 1}`;

  return (
    <div className={styles.stepper}>
      <div
        className={styles.stage}
        data-channels={image.length}
        // Cells of the three grids are equally large where there is room; no part of React's list of CSS properties.
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
                {channelName('image', index)} <small className={styles.size}>{`${side}×${side}`}</small>
              </figcaption>
              <NumberGrid
                label={channelName('Image', index)}
                padding={padding}
                values={makeGrid(padded, padded, (r, c) => channel[r - padding]?.[c - padding] ?? 0)}
                lookOf={(r, c) => {
                  const weight = kernel[index]?.[r - frame.row]?.[c - frame.column];
                  const outside = channel[r - padding]?.[c - padding] === undefined;
                  return {
                    padding: outside,
                    ...(weight === undefined || padded > 9 ? {} : { corner: `×${formatCell(weight)}` }),
                  };
                }}
                frame={frame}
                onEdit={(r, c, edited) =>
                  dispatch({
                    do: 'editImage',
                    channel: index,
                    row: r - padding,
                    column: c - padding,
                    value: edited,
                  })
                }
              />
            </figure>
            <figure className={styles.kernel}>
              <figcaption>
                {channelName('kernel', index)} <small className={styles.size}>{`${window}×${window}`}</small>
              </figcaption>
              <NumberGrid
                label={channelName('Kernel', index)}
                values={kernel[index] ?? []}
                onEdit={(r, c, edited) =>
                  dispatch({ do: 'editKernel', channel: index, row: r, column: c, value: edited })
                }
              />
            </figure>
          </div>
        ))}
        <figure className={styles.map}>
          <figcaption>
            feature map <small className={styles.size}>{`${map.length}×${columns}`}</small>
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
              const right = isRight(guess, map[r]?.[c]);
              return right
                ? { emphasis: 'right', corner: '✓' }
                : { emphasis: 'wrong', corner: `not ${formatCell(guess)}` };
            }}
          />
        </figure>
      </div>

      <div className={styles.sum}>
        {known ? (
          <ProductSum products={products} side={window} bias={state.bias} value={value} />
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

function isRight(guess: number, value: number | undefined): boolean {
  return value !== undefined && formatCell(guess) === formatCell(value);
}

function valueAt(map: readonly (readonly number[])[], place: string): number | undefined {
  const [row = 0, column = 0] = place.split(',').map(Number);
  return map[row]?.[column];
}
