import { describe, expect, it } from 'vitest';
import { featureMap, misfit, neverCovered } from '../../../src/widgets/convolution/arithmetic.ts';
import type { convolutionOptions } from '../../../src/widgets/convolution/options.ts';
import {
  type StepperAction,
  type StepperState,
  startStepper,
  stepper,
} from '../../../src/widgets/convolution/stepper.ts';
import type { OptionValues } from '../../../src/widgets/frame/options.ts';

const talk: OptionValues<typeof convolutionOptions> = {
  image: 'talk',
  kernel: 'talk',
  stride: 1,
  padding: 0,
  channels: 1,
  bias: 0,
  predict: false,
};
const stateAfter = (...actions: StepperAction[]): StepperState => actions.reduce(stepper, startStepper(talk));

describe('the convolution stepper', () => {
  it('item 8: starts with the talk’s numbers', () => {
    expect(featureMap(startStepper(talk))).toEqual([
      [4, 3, 4],
      [2, 4, 3],
      [2, 3, 4],
    ]);
  });

  it('steps row by row and around the ends', () => {
    const place = ({ row, column }: StepperState) => [row, column];
    const step = { do: 'step', by: 1 } as const;
    expect(place(stateAfter(step))).toEqual([0, 1]);
    expect(place(stateAfter(step, step, step))).toEqual([1, 0]);
    expect(place(stateAfter({ do: 'step', by: -1 }))).toEqual([2, 2]);
    expect(place(stateAfter({ do: 'step', by: -1 }, step))).toEqual([0, 0]);
  });

  it('begins where there is something to multiply: at the strongest answer of a garment', () => {
    const boot = startStepper({ ...talk, image: 'boot', kernel: 'vertical edges', padding: 1 });
    const map = featureMap(boot);
    expect(map[0]?.[0]).toBe(0);
    expect(Math.abs(map[boot.row]?.[boot.column] ?? 0)).toBe(Math.max(...map.flat().map(Math.abs)));
    const chosen = stateAfter({ do: 'kernel', name: 'vertical edges' }, { do: 'image', name: 'boot' });
    expect(featureMap(chosen)[chosen.row]?.[chosen.column]).not.toBe(0);
    expect(startStepper(talk)).toMatchObject({ row: 0, column: 0 });
  });

  it('stops playing at the last position', () => {
    const end = stateAfter(
      { do: 'go', row: 2, column: 1 },
      { do: 'play', playing: true },
      { do: 'step', by: 1 },
    );
    expect([end.row, end.column, end.playing]).toEqual([2, 2, false]);
  });

  it('computes anew when a number of the image or of the kernel is changed, and calls it your own', () => {
    const edited = stateAfter({ do: 'editImage', channel: 0, row: 0, column: 0, value: 7 });
    expect(featureMap(edited)[0]?.[0]).toBe(10);
    expect(edited.imageName).toBe('own');
    const other = stateAfter({ do: 'editKernel', channel: 0, row: 1, column: 1, value: 0 });
    expect(featureMap(other)[0]?.[0]).toBe(3);
    expect(other.kernelName).toBe('own');
  });

  it('items 9 and 10: has stride, padding, channels and bias', () => {
    expect(featureMap(stateAfter({ do: 'stride', value: 2 }))).toEqual([
      [4, 4],
      [2, 4],
    ]);
    expect(featureMap(stateAfter({ do: 'padding', value: 1 }))).toHaveLength(5);
    expect(featureMap(stateAfter({ do: 'bias', value: -3 }))[0]).toEqual([1, 0, 1]);
    // The second channel is the first turned over, and so symmetric kernels give mirrored sums.
    expect(featureMap(stateAfter({ do: 'channels', channels: 2 }))[0]).toEqual([8, 6, 8]);
  });

  it('refuses a kernel that has no room, says why and what to do, and keeps the last that had', () => {
    const small = stateAfter({ do: 'kernelSize', size: 5 });
    expect(small.refusal).toBeUndefined();
    expect(featureMap(small)).toHaveLength(1);
    const refused = stepper(small, { do: 'kernelSize', size: 7 });
    expect(refused.refusal).toBe(
      'A 7×7 kernel has no room in a 5×5 image. Use padding 1, or a smaller kernel.',
    );
    expect(refused.kernel[0]).toHaveLength(5);
    expect(misfit(refused)).toBeUndefined();
    const padded = [
      { do: 'padding', value: 1 },
      { do: 'kernelSize', size: 7 },
    ] as const;
    expect(stateAfter(...padded).refusal).toBeUndefined();
    expect(stateAfter(...padded, { do: 'padding', value: 0 }).refusal).toContain('Use padding 1');
  });

  it('keeps the middle of a kernel whose size changes', () => {
    const larger = stateAfter({ do: 'kernelSize', size: 5 });
    expect(larger.kernel[0]?.[1]).toEqual([0, 1, 0, 1, 0]);
    expect(stepper(larger, { do: 'kernelSize', size: 3 }).kernel).toEqual(startStepper(talk).kernel);
  });

  it('knows how many rows a stride leaves out', () => {
    expect(neverCovered(stateAfter({ do: 'stride', value: 2 }))).toBe(0);
    expect(neverCovered(stateAfter({ do: 'stride', value: 3 }))).toBe(2);
  });

  it('keeps a first guess, and forgets all guesses when the numbers change', () => {
    const guessed = stateAfter(
      { do: 'predict', predicting: true },
      { do: 'guess', row: 0, column: 1, value: 9 },
      { do: 'guess', row: 0, column: 1, value: 3 },
    );
    expect(guessed.guesses).toEqual({ '0,1': 9 });
    expect(stepper(guessed, { do: 'bias', value: 1 }).guesses).toEqual({});
  });
});
