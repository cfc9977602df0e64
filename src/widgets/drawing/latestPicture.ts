/**
 * The reader's latest picture, as the network takes it. The widget sets it; the page hands it to a cell that asks for it by
 * `drawnImage()`, and runs that cell again when it changes. Kept while the page is open, on this machine only.
 */
import { exampleStrokes } from './example.ts';
import { preparePicture } from './prepare.ts';
import { drawStrokes, fillOutlines } from './strokes.ts';

/** Pixels of the sheet's side. */
export const sheetSide = 140;

export interface LatestPicture {
  /** 28×28, row by row, 0 black to 255 white. Until something is drawn: the example that the widget shows. */
  pixels(): Uint8Array<ArrayBuffer>;
  set(pixels: Uint8Array<ArrayBuffer>): void;
  /** Calls `listener` after each change; returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}

export function createLatestPicture(): LatestPicture {
  const listeners = new Set<() => void>();
  let latest: Uint8Array<ArrayBuffer> | undefined;
  const current = (): Uint8Array<ArrayBuffer> => {
    const example = () => preparePicture(fillOutlines(drawStrokes(exampleStrokes, sheetSide))).small;
    latest ??= Uint8Array.from(example().flat());
    return latest;
  };
  return {
    pixels: current,
    set(pixels) {
      // Also the example itself, which the widget sets when it appears, is no change.
      if (current().every((value, place) => value === pixels[place])) return;
      latest = pixels;
      for (const listener of [...listeners]) listener();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** The page's one. */
export const latestPicture = createLatestPicture();
