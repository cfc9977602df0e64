import { useId } from 'react';
import type { ImagesOutput } from '../../../notebook/output.ts';
import { PictureCanvas } from '../images/PictureCanvas.tsx';
import { pictureName } from '../images/picturePixels.ts';
import styles from './PointPicture.module.css';
import type { PointedAt } from './pointEvents.ts';

const cardWidth = 132;
const cardHeight = 150;
const gap = 14;

interface PointPictureProps {
  readonly pictures: ImagesOutput;
  readonly point: PointedAt;
  /** Of the figure, in pixels: the card stays inside. */
  readonly room: { readonly width: number; readonly height: number };
}

/** The picture of the point that is pointed at, beside it: prediction bold above, label soft below. */
export function PointPicture({ pictures, point, room }: PointPictureProps) {
  const { picture, x = room.width - cardWidth, y = cardHeight / 2 } = point;
  const item = pictures.items[picture];
  if (item === undefined) return null;
  const fitsRight = x + gap + cardWidth <= room.width;
  const left = Math.max(0, fitsRight ? x + gap : x - gap - cardWidth);
  const top = Math.min(Math.max(0, y - cardHeight / 2), Math.max(0, room.height - cardHeight));
  return (
    <div className={styles.card} style={{ left, top, width: cardWidth }} aria-hidden="true">
      {item.above !== undefined && (
        <span className={styles.above} data-mark={item.mark}>
          {item.mark === 'wrong' && '✕ '}
          {item.mark === 'right' && '✓ '}
          {item.above}
        </span>
      )}
      <PictureCanvas output={pictures} index={picture} />
      {item.below !== undefined && <span className={styles.below}>{item.below}</span>}
      <span className={styles.below}>image {picture}</span>
    </div>
  );
}

interface PointSliderProps {
  readonly pictures: ImagesOutput;
  readonly picture: number;
  readonly onChange: (picture: number) => void;
}

/** The same for a keyboard or a finger: goes through the pictures one by one. */
export function PointSlider({ pictures, picture, onChange }: PointSliderProps) {
  const id = useId();
  return (
    <div className={styles.slider}>
      <label htmlFor={id}>image</label>
      <input
        id={id}
        type="range"
        min={0}
        max={pictures.items.length - 1}
        value={picture}
        aria-valuetext={pictureName(pictures, picture)}
        onChange={(event) => onChange(Number(event.target.value))}
        onFocus={() => onChange(picture)}
      />
      <span>{pictureName(pictures, picture)}</span>
    </div>
  );
}
