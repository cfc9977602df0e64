import { useLayoutEffect, useRef } from 'react';
import { type Grid, sizeOf } from '../../cnn/grid.ts';
import styles from './pixels.module.css';

interface PixelCanvasProps {
  /** Red, green and blue of the picture, 0 to 255. */
  readonly channels: readonly [Grid, Grid, Grid];
}

/** A colour picture, one square a pixel, never blurred. What is around it says what it shows. */
export function PixelCanvas({ channels }: PixelCanvasProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { rows, columns } = sizeOf(channels[0]);
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d');
    if (context == null) return;
    const image = context.createImageData(columns, rows);
    channels.forEach((channel, which) => {
      channel.flat().forEach((value, place) => {
        image.data[place * 4 + which] = value;
      });
    });
    for (let place = 0; place < rows * columns; place++) image.data[place * 4 + 3] = 255;
    context.putImageData(image, 0, 0);
  }, [channels, rows, columns]);
  return <canvas ref={canvas} className={styles.canvas} width={columns} height={rows} />;
}
