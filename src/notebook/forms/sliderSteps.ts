import type { SliderControl } from './control.ts';

/** The values that a slider stops at, by whole positions from 0 to `last`. */
export interface SliderSteps {
  readonly last: number;
  valueAt(position: number): number;
  /** The position nearest to a value, which may lie between two or outside. */
  positionOf(value: number): number;
}

/** The values on each decade of a log scale: about evenly spaced on it, and easy to say. */
const mantissas = [1, 1.5, 2, 3, 4, 5, 7];

export function sliderSteps({ min, max, scale, step = 1 }: Omit<SliderControl, 'kind'>): SliderSteps {
  return scale === 'log' ? logSteps(min, max) : linearSteps(min, max, step);
}

function linearSteps(min: number, max: number, step: number): SliderSteps {
  // A sum of tenths must not lose its last step to rounding.
  const last = Math.max(1, Math.floor((max - min) / step + 1e-9));
  return {
    last,
    valueAt: (position) => rounded(Math.min(max, min + position * step)),
    positionOf: (value) => within(Math.round((value - min) / step), last),
  };
}

function logSteps(min: number, max: number): SliderSteps {
  const between: number[] = [];
  for (let power = Math.floor(Math.log10(min)); power <= Math.ceil(Math.log10(max)); power++) {
    for (const mantissa of mantissas) {
      const value = Number(`${mantissa}e${power}`);
      if (value > min && value < max) between.push(value);
    }
  }
  const values = [min, ...between, max];
  const distance = (position: number, value: number): number =>
    Math.abs(Math.log((values[position] ?? min) / value));
  return {
    last: values.length - 1,
    valueAt: (position) => values[within(position, values.length - 1)] ?? min,
    positionOf(value) {
      if (value <= min) return 0;
      let nearest = 0;
      for (const position of values.keys())
        if (distance(position, value) < distance(nearest, value)) nearest = position;
      return nearest;
    },
  };
}

function within(position: number, last: number): number {
  return Math.min(Math.max(0, position), last);
}

/** 0.1 + 0.2 is 0.3 to whoever moves a slider. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}
