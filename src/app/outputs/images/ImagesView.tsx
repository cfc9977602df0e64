import { Fragment, useState } from 'react';
import type { ImagesOutput } from '../../../notebook/output.ts';
import { formatNumber } from '../formatNumber.ts';
import { EnlargedPicture } from './EnlargedPicture.tsx';
import styles from './ImagesView.module.css';
import { PictureCanvas } from './PictureCanvas.tsx';
import { checkPictures, pictureName } from './picturePixels.ts';

/** More pictures wait for a press of the button. */
const picturesAtOnce = 128;

/** A gallery: prediction bold above each picture, label soft below it. Each opens enlarged, with its values. */
export function ImagesView({ output }: { readonly output: ImagesOutput }) {
  checkPictures(output);
  const { items, caption } = output;
  const [limit, setLimit] = useState(picturesAtOnce);
  const [enlarged, setEnlarged] = useState<number>();
  const left = items.length - limit;
  return (
    <figure className={styles.gallery}>
      {caption !== undefined && <figcaption>{caption}</figcaption>}
      <ul className={styles.grid} data-wide={output.width > 96}>
        {items.slice(0, limit).map((_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a picture's place is its identity.
          <li key={index}>
            <Picture output={output} index={index} onEnlarge={() => setEnlarged(index)} />
          </li>
        ))}
      </ul>
      {left > 0 && (
        <button type="button" className={styles.more} onClick={() => setLimit(limit + picturesAtOnce)}>
          show {formatNumber(Math.min(left, picturesAtOnce))} more of {formatNumber(items.length)} pictures
        </button>
      )}
      {enlarged !== undefined && enlarged < items.length && (
        <EnlargedPicture
          output={output}
          index={enlarged}
          onIndex={setEnlarged}
          onClose={() => setEnlarged(undefined)}
        />
      )}
    </figure>
  );
}

const signs = { right: '✓', wrong: '✕' } as const;

interface PictureProperties {
  readonly output: ImagesOutput;
  readonly index: number;
  readonly onEnlarge: () => void;
}

function Picture({ output, index, onEnlarge }: PictureProperties) {
  const item = output.items[index];
  const name = pictureName(output, index);
  return (
    <button
      type="button"
      className={styles.picture}
      title={name}
      aria-haspopup="dialog"
      data-mark={item?.mark}
      onClick={onEnlarge}
    >
      {item?.above !== undefined && (
        <span className={styles.above} aria-hidden="true">
          {item.mark !== undefined && <span className={styles.sign}>{signs[item.mark]} </span>}
          <Words text={item.above} />
        </span>
      )}
      <PictureCanvas output={output} index={index} />
      {item?.below !== undefined && (
        <span className={styles.below} aria-hidden="true">
          <Words text={item.below} />
        </span>
      )}
      <span className={styles.name}>{name}. Enlarge</span>
    </button>
  );
}

/** Lines break between words only, not inside T-shirt; a word that is too long is cut, as the title has it whole. */
function Words({ text }: { readonly text: string }) {
  return text.split(' ').map((word, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: words have no identity but their place.
    <Fragment key={index}>
      {index > 0 && ' '}
      <span className={styles.word}>{word}</span>
    </Fragment>
  ));
}
