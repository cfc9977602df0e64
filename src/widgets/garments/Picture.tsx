import { useLayoutEffect, useRef } from 'react';
import { type Grid, sizeOf } from '../../cnn/grid.ts';
import styles from './picture.module.css';

interface PictureProps {
  /** 0 (white) to 255 (black). */
  readonly values: Grid;
  readonly description: string;
}

/** A map drawn dark on white in both themes, one square a number, never blurred. */
export function Picture({ values, description }: PictureProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = sizeOf(values);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(columns, rows);
    values.flat().forEach((value, place) => {
      image.data.fill(255 - value, place * 4, place * 4 + 3);
      image.data[place * 4 + 3] = 255;
    });
    context.putImageData(image, 0, 0);
  }, [values, rows, columns]);
  return (
    <canvas
      ref={canvas}
      className={styles.picture}
      width={columns}
      height={rows}
      role="img"
      aria-label={description}
    />
  );
}
