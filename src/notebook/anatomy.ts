/** The parts of a network, as data: what the anatomy diagram draws. */
export interface AnatomyOutput {
  readonly mime: 'application/vnd.convbook.anatomy+json';
  /** The reader chooses where there are several; none where no network has been built yet. */
  readonly models: readonly AnatomyModel[];
}

export interface AnatomyModel {
  /** The variable that holds it, or its own name. */
  readonly name: string;
  /** Inputs first; each layer behind all those that it takes from. */
  readonly layers: readonly AnatomyLayer[];
}

export interface AnatomyLayer {
  /** The class of TensorFlow.js, such as `Conv2D`; `Input` for what comes from outside. */
  readonly kind: string;
  /** Where the author gave one. */
  readonly name?: string;
  /** `64 kernels of 3×3, relu`. */
  readonly settings?: string;
  /** A layer whose output still has places belongs to the feature extractor, any other to the head. */
  readonly part: 'input' | 'features' | 'head';
  /** Indices of the layers whose outputs it takes. */
  readonly from: readonly number[];
  /** Of the output, without the batch axis: `[height, width, channels]`, `[length, channels]` or `[length]`; null is free. */
  readonly shape: readonly (number | null)[];
  readonly parameters: number;
  /** How the parameters come about: `(3·3·32 + 1) · 64`. */
  readonly parametersFrom?: string;
  /** Multiplications with a following addition, for one example; absent where it is not known. */
  readonly multiplyAdds?: number;
  readonly multiplyAddsFrom?: string;
  /** Side of the square (or length of the stretch) of the input that one number depends on; absent where there is no such square. */
  readonly sees?: number;
  /** Side of that input, and how many sides it has: 2 for a picture, 1 for a sequence. */
  readonly inputSide?: number;
  readonly dimensions?: number;
}

/** `26×26×32`; a free side is `?`. */
export function shapeText({ shape }: Pick<AnatomyLayer, 'shape'>): string {
  return shape.length === 0 ? '1' : shape.map((side) => side ?? '?').join('×');
}
