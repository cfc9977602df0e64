import { useLayoutEffect, useRef } from 'react';
import type { ImagesOutput } from '../../../notebook/output.ts';
import styles from './ImagesView.module.css';
import { picturePixels } from './picturePixels.ts';

/**
 * One picture at one canvas pixel a value, enlarged by the style sheet without blurring. A canvas each costs about
 * 3 KB for a garment, and lets the browser lay out, wrap and enlarge the pictures like any other content.
 */
export function PictureCanvas({ output, index }: { readonly output: ImagesOutput; readonly index: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const { width, height } = output;
  useLayoutEffect(() => {
    const context = canvas.current?.getContext('2d', { willReadFrequently: true });
    context?.putImageData(new ImageData(picturePixels(output, index), width, height), 0, 0);
  }, [output, index, width, height]);
  return <canvas ref={canvas} className={styles.canvas} width={width} height={height} />;
}
