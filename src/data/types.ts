export interface DatasetProgress {
  /** `Downloading train-images-idx3-ubyte.gz`. */
  readonly step: string;
  readonly loadedBytes: number;
  readonly totalBytes: number;
}

/** Decoded images and labels as bytes, their buffers transferred. */
export interface DatasetBytes {
  /** `[count, 28, 28]`, 0 black to 255 white. */
  readonly trainImages: Uint8Array<ArrayBuffer>;
  readonly trainLabels: Uint8Array<ArrayBuffer>;
  readonly testImages: Uint8Array<ArrayBuffer>;
  readonly testLabels: Uint8Array<ArrayBuffer>;
  /** 'stand-in' are drawn garments, labelled so wherever they are shown. */
  readonly source: 'official' | 'stand-in';
  /** Where it came from, in one sentence: `From this browser's cache (30.9 MB, checksums right).` */
  readonly note: string;
}

/** The ten classes; a label is an index into this list. */
export const classNames = [
  'T-shirt/top',
  'Trouser',
  'Pullover',
  'Dress',
  'Coat',
  'Sandal',
  'Shirt',
  'Sneaker',
  'Bag',
  'Ankle boot',
] as const;
