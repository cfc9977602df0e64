import { type KeyboardEvent, type PointerEvent, useId, useLayoutEffect, useRef, useState } from 'react';
import { type Grid, sizeOf } from '../../cnn/grid.ts';
import styles from './drawing.module.css';
import type { Point } from './strokes.ts';

interface SheetProps {
  readonly picture: Grid;
  /** A line starts here: the pen was put down. */
  readonly onStart: (point: Point) => void;
  /** The line goes on to here. */
  readonly onMove: (point: Point) => void;
}

const keySteps: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};
const keyStep = 0.04;

/** Where one draws: with mouse, finger or pen, or with the arrow keys, where the space bar lowers and lifts the pen. */
export function Sheet({ picture, onStart, onMove }: SheetProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const help = useId();
  const [pen, setPen] = useState<Point>([0.5, 0.5]);
  const [keyboard, setKeyboard] = useState(false);
  const [down, setDown] = useState(false);
  const { rows, columns } = sizeOf(picture);

  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(columns, rows);
    picture.flat().forEach((value, place) => {
      image.data.fill(value, place * 4, place * 4 + 3);
      image.data[place * 4 + 3] = 255;
    });
    context.putImageData(image, 0, 0);
  }, [picture, rows, columns]);

  const pointOf = (event: PointerEvent<HTMLCanvasElement>): Point => {
    const box = event.currentTarget.getBoundingClientRect();
    return [(event.clientX - box.left) / box.width, (event.clientY - box.top) / box.height];
  };
  const byKey = (event: KeyboardEvent): void => {
    const step = keySteps[event.key];
    if (event.key === ' ') {
      event.preventDefault();
      if (!down) onStart(pen);
      setDown(!down);
    } else if (step !== undefined) {
      event.preventDefault();
      const next: Point = [within(pen[0] + keyStep * step[0]), within(pen[1] + keyStep * step[1])];
      setPen(next);
      if (down) onMove(next);
    } else return;
    setKeyboard(true);
  };

  return (
    <div className={styles.sheet}>
      {/* biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: one draws here, and its keys are its own */}
      <canvas
        ref={canvas}
        width={columns}
        height={rows}
        tabIndex={0}
        role="application"
        aria-label="Drawing sheet"
        aria-describedby={help}
        onKeyDown={byKey}
        onBlur={() => setKeyboard(false)}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          onStart(pointOf(event));
        }}
        onPointerMove={(event) => {
          if (event.currentTarget.hasPointerCapture(event.pointerId)) onMove(pointOf(event));
        }}
      />
      {keyboard && (
        <i
          className={styles.pen}
          data-down={down}
          style={{ left: `${100 * pen[0]}%`, top: `${100 * pen[1]}%` }}
          aria-hidden="true"
        />
      )}
      <p id={help} className={styles.help}>
        Draw with mouse, finger or pen. By keyboard: arrow keys move the pen, the space bar lowers and lifts
        it.
      </p>
    </div>
  );
}

function within(value: number): number {
  return Math.min(1, Math.max(0, value));
}
