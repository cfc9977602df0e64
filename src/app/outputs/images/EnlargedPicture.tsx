import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react';
import type { ImagesOutput } from '../../../notebook/output.ts';
import styles from './EnlargedPicture.module.css';
import { PictureCanvas } from './PictureCanvas.tsx';
import { pictureName, valueAt } from './picturePixels.ts';

interface Properties {
  readonly output: ImagesOutput;
  readonly index: number;
  readonly onIndex: (index: number) => void;
  readonly onClose: () => void;
}

/** One picture filling a dialog. Pointing at a pixel says its value; the arrow keys turn to the next picture. */
export function EnlargedPicture({ output, index, onIndex, onClose }: Properties) {
  const dialog = useRef<HTMLDialogElement>(null);
  const [value, setValue] = useState<string>();
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const turn = (step: number) => {
    const next = index + step;
    if (next < 0 || next >= output.items.length) return;
    setValue(undefined);
    onIndex(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowLeft') turn(-1);
    if (event.key === 'ArrowRight') turn(1);
  };
  const onPoint = (event: PointerEvent<HTMLDivElement>) => {
    const box = event.currentTarget.getBoundingClientRect();
    const row = place(event.clientY - box.top, box.height, output.height);
    const column = place(event.clientX - box.left, box.width, output.width);
    setValue(`row ${row}, column ${column}: ${valueAt(output, index, row, column)}`);
  };
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-label={pictureName(output, index)}
      onClose={onClose}
      onKeyDown={onKeyDown}
    >
      <p className={styles.name}>{pictureName(output, index)}</p>
      <div className={styles.picture} onPointerMove={onPoint} onPointerLeave={() => setValue(undefined)}>
        <PictureCanvas output={output} index={index} />
      </div>
      <p className={styles.value}>{value ?? `${output.width}×${output.height} pixels, values 0–255`}</p>
      <div className={styles.buttons}>
        <button type="button" disabled={index === 0} onClick={() => turn(-1)} title="Previous (←)">
          Previous
        </button>
        <button
          type="button"
          disabled={index === output.items.length - 1}
          onClick={() => turn(1)}
          title="Next (→)"
        >
          Next
        </button>
        <button type="button" onClick={() => dialog.current?.close()} title="Close (Esc)">
          Close
        </button>
      </div>
    </dialog>
  );
}

/** Which of `count` pixels lies at `distance` from the edge of a box of this `size`. */
function place(distance: number, size: number, count: number): number {
  return Math.min(count - 1, Math.max(0, Math.floor((distance / size) * count)));
}
