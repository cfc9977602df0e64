/** The convolution stepper as pure transitions of (state, action): what can be done, and what is refused and why. */
import { mapSize } from '../../cnn/convolution.ts';
import type { OptionValues } from '../frame/options.ts';
import { type Arithmetic, misfit } from './arithmetic.ts';
import type { convolutionOptions, ImageName, KernelName } from './options.ts';
import { channelsOf, presetImage, presetKernel } from './presets.ts';
import { startPlace } from './startPlace.ts';

export interface StepperState extends Arithmetic {
  /** The preset, as long as no cell of it was changed. */
  readonly imageName: ImageName | 'own';
  readonly kernelName: KernelName | 'own';
  /** Where in the feature map, from 0. */
  readonly row: number;
  readonly column: number;
  readonly playing: boolean;
  readonly predicting: boolean;
  /** What was guessed, by `row,column`. */
  readonly guesses: Readonly<Record<string, number>>;
  /** Why the last change was not made. */
  readonly refusal?: string | undefined;
}

export type StepperAction =
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'go'; readonly row: number; readonly column: number }
  | { readonly do: 'play'; readonly playing: boolean }
  | { readonly do: 'predict'; readonly predicting: boolean }
  | { readonly do: 'guess'; readonly row: number; readonly column: number; readonly value: number }
  | { readonly do: 'image'; readonly name: ImageName }
  | { readonly do: 'kernel'; readonly name: KernelName }
  | { readonly do: 'kernelSize'; readonly size: number }
  | { readonly do: 'channels'; readonly channels: number }
  | { readonly do: 'stride' | 'padding' | 'bias'; readonly value: number }
  | {
      readonly do: 'editImage' | 'editKernel';
      readonly channel: number;
      readonly row: number;
      readonly column: number;
      readonly value: number;
    };

export function startStepper(options: OptionValues<typeof convolutionOptions>): StepperState {
  const arithmetic: Arithmetic = {
    image: channelsOf(presetImage(options.image), options.channels),
    kernel: channelsOf(presetKernel(options.kernel), options.channels),
    stride: options.stride,
    padding: options.padding,
    bias: options.bias,
  };
  return {
    ...arithmetic,
    // The presets fit in each other: there is a place.
    ...startPlace(arithmetic),
    imageName: options.image,
    kernelName: options.kernel,
    playing: false,
    predicting: options.predict,
    guesses: {},
  };
}

export function stepper(state: StepperState, action: StepperAction): StepperState {
  switch (action.do) {
    case 'step':
      return move(state, action.by);
    case 'go':
      return { ...state, row: action.row, column: action.column, playing: false };
    case 'play':
      return { ...state, playing: action.playing };
    case 'predict':
      return { ...state, predicting: action.predicting, playing: false, guesses: {} };
    case 'guess': {
      const place = `${action.row},${action.column}`;
      if (place in state.guesses) return state;
      return {
        ...state,
        row: action.row,
        column: action.column,
        guesses: { ...state.guesses, [place]: action.value },
      };
    }
    case 'image': {
      const changed = change(state, {
        image: channelsOf(presetImage(action.name), state.image.length),
        imageName: action.name,
      });
      return { ...changed, ...startPlace(changed, changed) };
    }
    case 'kernel':
      return change(state, {
        kernel: channelsOf(presetKernel(action.name), state.kernel.length),
        kernelName: action.name,
      });
    case 'kernelSize':
      return change(state, {
        kernel: state.kernel.map((channel) => resized(channel, action.size)),
        kernelName: 'own',
      });
    case 'channels': {
      const [image = [], kernel = []] = [state.image[0], state.kernel[0]];
      return change(state, {
        image: channelsOf(image, action.channels),
        kernel: channelsOf(kernel, action.channels),
      });
    }
    case 'stride':
    case 'padding':
    case 'bias':
      return change(state, { [action.do]: action.value });
    case 'editImage':
      return change(state, { image: edited(state.image, action), imageName: 'own' });
    case 'editKernel':
      return change(state, { kernel: edited(state.kernel, action), kernelName: 'own' });
  }
}

function change(state: StepperState, part: Partial<StepperState>): StepperState {
  const next = { ...state, ...part, guesses: {}, playing: false, refusal: undefined };
  const refusal = misfit(next);
  if (refusal !== undefined) return { ...state, playing: false, refusal };
  const { rows, columns } = mapSize(next.image, next.kernel, next);
  return { ...next, row: Math.min(state.row, rows - 1), column: Math.min(state.column, columns - 1) };
}

/** The next or previous position, row by row; past the end it stops, or starts again when asked by hand. */
function move(state: StepperState, by: 1 | -1): StepperState {
  const { rows, columns } = mapSize(state.image, state.kernel, state);
  const last = rows * columns - 1;
  const index = state.row * columns + state.column + by;
  if (state.playing && index >= last) {
    return { ...state, row: rows - 1, column: columns - 1, playing: false };
  }
  const around = (index + last + 1) % (last + 1);
  return { ...state, row: Math.floor(around / columns), column: around % columns };
}

function edited(
  channels: Arithmetic['image'],
  { channel, row, column, value }: { channel: number; row: number; column: number; value: number },
): Arithmetic['image'] {
  return channels.map((grid, c) =>
    c !== channel
      ? grid
      : grid.map((line, r) => (r !== row ? line : line.map((old, k) => (k === column ? value : old)))),
  );
}

/** A kernel of another size with the same middle; what is new is 0. */
function resized(kernel: readonly (readonly number[])[], size: number): number[][] {
  const offset = Math.floor((kernel.length - size) / 2);
  return Array.from({ length: size }, (_, row) =>
    Array.from({ length: size }, (_, column) => kernel[row + offset]?.[column + offset] ?? 0),
  );
}
