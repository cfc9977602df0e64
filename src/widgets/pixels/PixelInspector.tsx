import { type PointerEvent, useId, useMemo, useState } from 'react';
import type { Grid } from '../../cnn/grid.ts';
import { Choice } from '../controls/Choice.tsx';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { garment, garmentNames } from '../garments/garments.ts';
import { channelNames, dye } from './dye.ts';
import { Neighbours } from './Neighbours.tsx';
import { type Pixel, within } from './neighbourhood.ts';
import type { pixelOptions } from './options.ts';
import { PixelCanvas } from './PixelCanvas.tsx';
import styles from './pixels.module.css';

/** A garment under a magnifying glass: which number each pixel is, and what stands around it. */
export default function PixelInspector({ options }: { readonly options: OptionValues<typeof pixelOptions> }) {
  const [name, setName] = useState(options.image);
  const [colour, setColour] = useState(options.colour);
  const [pixel, setPixel] = useState<Pixel>({ row: 5, column: 16 });
  const status = useId();
  const grey = useMemo(() => garment(name), [name]);
  const dyed = useMemo(() => dye(grey), [grey]);
  const printed = useMemo(() => inverted(grey), [grey]);
  const { row, column } = pixel;
  const size = grey.length;
  const valuesHere = (colour ? dyed : [grey]).map((channel) => channel[row]?.[column] ?? 0);

  return (
    <div className={styles.inspector}>
      <button
        type="button"
        className={styles.picture}
        aria-label={`${name}, ${size} × ${size} pixels. The arrow keys move from pixel to pixel.`}
        aria-describedby={status}
        onKeyDown={(event) => {
          const step = steps[event.key];
          if (step === undefined || event.altKey || event.ctrlKey || event.metaKey) return;
          event.preventDefault();
          setPixel(within(grey, { row: row + step.row, column: column + step.column }));
        }}
        onPointerDown={(event) => setPixel(within(grey, pixelUnder(event, size)))}
        onPointerMove={(event) => setPixel(within(grey, pixelUnder(event, size)))}
      >
        <PixelCanvas channels={colour ? dyed : [printed, printed, printed]} />
        <span
          className={styles.frame}
          style={{
            height: `${100 / size}%`,
            left: `${(100 * column) / size}%`,
            top: `${(100 * row) / size}%`,
            width: `${100 / size}%`,
          }}
        />
      </button>
      <div className={styles.side}>
        <p id={status} className={styles.reading} role="status">
          <span>
            row <b>{row}</b>, column <b>{column}</b>
          </span>{' '}
          <span className={styles.value}>{colour ? valuesHere.join(', ') : valuesHere[0]}</span>
        </p>
        <div className={styles.tables} data-colour={colour}>
          {colour ? (
            channelNames.map((channel, which) => (
              <Neighbours
                key={channel}
                name={channel}
                values={dyed[which] ?? []}
                pixel={pixel}
                colourOf={(value) =>
                  `rgb(${[0, 1, 2].map((each) => (each === which ? value : 0)).join(' ')})`
                }
                isDark={(value) => value < (lightFrom[which] ?? 255)}
              />
            ))
          ) : (
            <Neighbours
              name="the pixel and its eight neighbours"
              values={grey}
              pixel={pixel}
              colourOf={(value) => `rgb(${[0, 1, 2].map(() => 255 - value).join(' ')})`}
              isDark={(value) => value > 140}
            />
          )}
        </div>
        <p className={styles.shape}>
          {colour
            ? `${size} × ${size} × 3 = ${(size * size * 3).toLocaleString('en')} numbers`
            : `${size} × ${size} = ${size * size} numbers`}
          <small>
            {colour
              ? 'Fashion-MNIST is grey; this one is dyed. 255 in all three is white.'
              : '0 is the background, 255 the brightest. Drawn dark on white, as in print.'}
          </small>
        </p>
      </div>
      <div className={controls.controls}>
        <Slider
          label="row"
          from={0}
          to={size - 1}
          value={row}
          onChange={(value) => setPixel({ row: value, column })}
        />
        <Slider
          label="column"
          from={0}
          to={size - 1}
          value={column}
          onChange={(value) => setPixel({ row, column: value })}
        />
        <Choice
          label="garment"
          of={garmentNames.map((each) => [each, each])}
          value={name}
          onChange={setName}
        />
        <Segments
          label="channels"
          of={[
            ['grey', '1, grey'],
            ['colour', '3, colour'],
          ]}
          value={colour ? 'colour' : 'grey'}
          onChange={(value) => setColour(value === 'colour')}
        />
      </div>
    </div>
  );
}

/** From which number on black reads better on red, green and blue than white; both keep 4.5:1 there. */
const lightFrom = [237, 138, 256] as const;

const steps: Readonly<Record<string, Pixel>> = {
  ArrowLeft: { row: 0, column: -1 },
  ArrowRight: { row: 0, column: 1 },
  ArrowUp: { row: -1, column: 0 },
  ArrowDown: { row: 1, column: 0 },
};

function pixelUnder({ clientX, clientY, currentTarget }: PointerEvent<HTMLElement>, size: number): Pixel {
  const { left, top, width, height } = currentTarget.getBoundingClientRect();
  return {
    row: Math.floor(((clientY - top) / height) * size),
    column: Math.floor(((clientX - left) / width) * size),
  };
}

function inverted(values: Grid): Grid {
  return values.map((line) => line.map((value) => 255 - value));
}
