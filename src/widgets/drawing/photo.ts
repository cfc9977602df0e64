/** Turns photos into grey pictures of a bearable size. The photo stays on this machine. */
import { type Grid, makeGrid } from '../../cnn/grid.ts';

/** Pixels of the longer side: more would be thrown away on the way to 28. */
const longestSide = 224;

/** @throws where the file is no picture that this browser can read */
export async function readPhoto(file: Blob): Promise<Grid> {
  const bitmap = await createImageBitmap(file).catch(() => {
    throw new Error('This file is no picture that the browser can read. Try a PNG or JPEG.');
  });
  try {
    return greyPicture(bitmap, bitmap.width, bitmap.height);
  } finally {
    bitmap.close();
  }
}

/** Brightness as the eye weighs the colours (ITU-R BT.601), 0 black to 255 white; transparent parts count as white. */
export function greyPicture(source: CanvasImageSource, width: number, height: number): Grid {
  const factor = Math.min(1, longestSide / Math.max(width, height));
  const columns = Math.max(1, Math.round(width * factor));
  const rows = Math.max(1, Math.round(height * factor));
  const canvas = document.createElement('canvas');
  canvas.width = columns;
  canvas.height = rows;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('This browser gives no canvas to read the picture with.');
  context.fillStyle = '#fff';
  context.fillRect(0, 0, columns, rows);
  context.drawImage(source, 0, 0, columns, rows);
  const { data } = context.getImageData(0, 0, columns, rows);
  return makeGrid(rows, columns, (row, column) => {
    const at = 4 * (row * columns + column);
    return Math.round(0.299 * (data[at] ?? 0) + 0.587 * (data[at + 1] ?? 0) + 0.114 * (data[at + 2] ?? 0));
  });
}
