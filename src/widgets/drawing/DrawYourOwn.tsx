import { type DragEvent, useEffect, useMemo, useState } from 'react';
import type { Grid } from '../../cnn/grid.ts';
import controls from '../controls/controls.module.css';
import { Segments } from '../controls/Segments.tsx';
import { Slider } from '../controls/Slider.tsx';
import type { OptionValues } from '../frame/options.ts';
import { Camera } from './Camera.tsx';
import styles from './drawing.module.css';
import { exampleStrokes } from './example.ts';
import { latestPicture, sheetSide } from './latestPicture.ts';
import type { drawingOptions } from './options.ts';
import { readPhoto } from './photo.ts';
import { preparePicture } from './prepare.ts';
import { Sheet } from './Sheet.tsx';
import { Steps } from './Steps.tsx';
import { drawStrokes, fillOutlines, type Point, type Stroke } from './strokes.ts';

/** A picture of the reader's own: drawn, from a file or from the camera, and its way to 28×28 numbers. */
export default function DrawYourOwn({ options }: { readonly options: OptionValues<typeof drawingOptions> }) {
  const [strokes, setStrokes] = useState(exampleStrokes);
  const [pen, setPen] = useState(options.pen);
  const [fill, setFill] = useState<'filled' | 'lines'>('filled');
  const [photo, setPhoto] = useState<Grid>();
  const [camera, setCamera] = useState(false);
  const [problem, setProblem] = useState<string>();

  const drawn = useMemo(() => drawStrokes(strokes, sheetSide), [strokes]);
  const picture = useMemo(
    () => photo ?? (fill === 'filled' ? fillOutlines(drawn) : drawn),
    [photo, drawn, fill],
  );
  const prepared = useMemo(() => preparePicture(picture), [picture]);
  useEffect(() => latestPicture.set(Uint8Array.from(prepared.small.flat())), [prepared]);

  const use = (chosen: Grid): void => {
    setPhoto(chosen);
    setProblem(undefined);
  };
  const takeFile = (file: File | undefined): void => {
    if (file === undefined) return;
    readPhoto(file).then(use, (error: unknown) =>
      setProblem(error instanceof Error ? error.message : String(error)),
    );
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    takeFile(event.dataTransfer.files[0]);
  };
  const openCamera = (): void => {
    setCamera(true);
    setProblem(undefined);
  };
  const clear = (): void => {
    setStrokes([]);
    setPhoto(undefined);
    setProblem(undefined);
  };
  const start = (point: Point): void => {
    const first: Stroke = { points: [point], width: pen / 100 };
    // The first line of one's own takes the example or the photo off the sheet.
    const fresh = photo !== undefined || strokes === exampleStrokes;
    setStrokes(fresh ? [first] : [...strokes, first]);
    setPhoto(undefined);
  };
  const move = (point: Point): void =>
    setStrokes((before) => {
      const last = before.at(-1);
      return last === undefined
        ? before
        : [...before.slice(0, -1), { ...last, points: [...last.points, point] }];
    });

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping a file is the quick way; the button beside is the other
    <div className={styles.drawing} onDragOver={(event) => event.preventDefault()} onDrop={drop}>
      <div className={styles.source}>
        {camera ? (
          <Camera onPicture={use} onProblem={setProblem} onClose={() => setCamera(false)} />
        ) : (
          <Sheet picture={photo ?? drawn} onStart={start} onMove={move} />
        )}
        <div className={styles.tools}>
          <div className={styles.buttons}>
            <button type="button" className="button" onClick={clear}>
              Clear
            </button>
            <button
              type="button"
              className="button"
              disabled={photo !== undefined || strokes.length === 0}
              onClick={() => setStrokes(strokes.slice(0, -1))}
            >
              Undo
            </button>
            <label className={`button ${styles.file}`}>
              Choose a file
              <input
                type="file"
                accept="image/*"
                onChange={(event) => {
                  takeFile(event.target.files?.[0]);
                  // So that the same file can be chosen again.
                  event.target.value = '';
                }}
              />
            </label>
            <button type="button" className="button" disabled={camera} onClick={openCamera}>
              Use the camera
            </button>
          </div>
          <div className={controls.controls}>
            <Slider label="pen" from={2} to={24} value={pen} shown={`${pen} %`} onChange={setPen} />
            <Segments
              label="closed outlines"
              of={[
                ['filled', 'filled'],
                ['lines', 'as drawn'],
              ]}
              value={fill}
              onChange={setFill}
            />
          </div>
          <p className={styles.status} role="status" data-problem={problem !== undefined}>
            {problem ??
              (strokes === exampleStrokes && photo === undefined
                ? 'An example lies on the sheet. Draw over it, or drop a picture here.'
                : 'Your picture stays in this browser.')}
          </p>
        </div>
      </div>
      <Steps picture={picture} prepared={prepared} />
    </div>
  );
}
