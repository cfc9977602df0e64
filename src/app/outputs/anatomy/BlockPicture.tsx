import type { AnatomyLayer } from '../../../notebook/anatomy.ts';
import styles from './anatomy.module.css';

/** Pixels of the picture's side. */
export const pictureSide = 60;

/** Side of a sheet at which the network's largest map is drawn. */
const largest = 40;
const mostSheets = 6;

interface BlockPictureProps {
  readonly layer: AnatomyLayer;
  /** Of the largest map of the network. */
  readonly largestSide: number;
  /** Of the longest row of numbers. */
  readonly longest: number;
}

/** A map as a pile of sheets, as large as it is and as many as its channels suggest; a row of numbers as a bar. */
export function BlockPicture({ layer, largestSide, longest }: BlockPictureProps) {
  const { shape, parameters, part } = layer;
  const look = part === 'input' ? 'input' : parameters > 0 ? 'learns' : 'passes';
  const channels = shape.at(-1) ?? 1;
  return (
    <svg
      className={styles.picture}
      width={pictureSide}
      height={pictureSide}
      viewBox={`0 0 ${pictureSide} ${pictureSide}`}
      aria-hidden="true"
      data-look={look}
    >
      {shape.length >= 2 ? (
        <Sheets shape={shape} largestSide={largestSide} channels={channels} />
      ) : (
        <Row length={channels} longest={longest} />
      )}
    </svg>
  );
}

function Sheets({
  shape,
  largestSide,
  channels,
}: {
  readonly shape: AnatomyLayer['shape'];
  readonly largestSide: number;
  readonly channels: number;
}) {
  const [height, width] = shape.length === 2 ? [shape[0], 0] : [shape[0], shape[1]];
  const drawn = (side: number) => Math.max(5, largest * Math.sqrt(side / largestSide));
  const tall = drawn(height ?? largestSide);
  const wide = width === 0 ? 7 : drawn(width ?? largestSide);
  const sheets = sheetsFor(channels);
  const step = 3.2;
  const spread = (sheets - 1) * step;
  const left = (pictureSide - wide - spread) / 2;
  const top = (pictureSide - tall - spread) / 2;
  return Array.from({ length: sheets }, (_, sheet) => (
    <rect
      // biome-ignore lint/suspicious/noArrayIndexKey: a sheet is its place.
      key={sheet}
      x={left + spread - sheet * step}
      y={top + sheet * step}
      width={wide}
      height={tall}
      rx="1.5"
    />
  ));
}

/** One sheet for one channel, two up to 4, then one more for every doubling: 32 channels are five, 64 and more six. */
export function sheetsFor(channels: number): number {
  if (channels <= 1) return 1;
  return Math.min(mostSheets, Math.max(2, Math.ceil(Math.log2(channels))));
}

function Row({ length, longest }: { readonly length: number; readonly longest: number }) {
  // Logarithmic: 10 and 1,600 numbers must both be seen.
  const tall = 12 + (pictureSide - 16) * (Math.log2(length + 1) / Math.log2(Math.max(2, longest) + 1));
  const top = (pictureSide - tall) / 2;
  const cells = Math.min(length, 12);
  return (
    <>
      <rect x={pictureSide / 2 - 6} y={top} width="12" height={tall} rx="1.5" />
      {Array.from({ length: cells - 1 }, (_, cell) => (
        <line
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place.
          key={cell}
          x1={pictureSide / 2 - 6}
          x2={pictureSide / 2 + 6}
          y1={top + (tall * (cell + 1)) / cells}
          y2={top + (tall * (cell + 1)) / cells}
        />
      ))}
    </>
  );
}
