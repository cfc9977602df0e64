/** The pooling stepper as pure transitions of (state, action). */
import { outputSize } from '../../cnn/outputSize.ts';
import { type PoolingKind, pool, windowAt } from '../../cnn/pooling.ts';
import type { OptionValues } from '../frame/options.ts';
import { smallGarment } from '../garments/garments.ts';
import type { MapName, poolingOptions } from './options.ts';

export interface PoolerState {
  /** `[rows][columns]`, square. */
  readonly map: readonly (readonly number[])[];
  /** The preset, as long as no cell of it was changed. */
  readonly mapName: MapName | 'own';
  readonly kind: PoolingKind;
  readonly size: number;
  readonly stride: number;
  /** Where in the pooled map, from 0. */
  readonly row: number;
  readonly column: number;
  readonly playing: boolean;
}

export type PoolerAction =
  | { readonly do: 'step'; readonly by: 1 | -1 }
  | { readonly do: 'go'; readonly row: number; readonly column: number }
  | { readonly do: 'play'; readonly playing: boolean }
  | { readonly do: 'kind'; readonly kind: PoolingKind }
  | { readonly do: 'size' | 'stride'; readonly value: number }
  | { readonly do: 'map'; readonly name: MapName }
  | { readonly do: 'edit'; readonly row: number; readonly column: number; readonly value: number };

export function startPooler({ map, ...options }: OptionValues<typeof poolingOptions>): PoolerState {
  return offEmpty({ ...options, map: presetMap(map), mapName: map, row: 0, column: 0, playing: false });
}

export function pooled({ map, kind, size, stride }: PoolerState): number[][] {
  return pool(map, kind, { size, stride });
}

/** Rows and columns at the end that no window covers. */
export function leftOver({ map, size, stride }: PoolerState): number {
  return map.length - ((sideOf({ map, size, stride }) - 1) * stride + size);
}

export function pooler(state: PoolerState, action: PoolerAction): PoolerState {
  switch (action.do) {
    case 'step': {
      const side = sideOf(state);
      const index = state.row * side + state.column + action.by;
      if (state.playing && index >= side * side - 1) {
        return { ...state, row: side - 1, column: side - 1, playing: false };
      }
      const around = (index + side * side) % (side * side);
      return { ...state, row: Math.floor(around / side), column: around % side };
    }
    case 'go':
      return { ...state, row: action.row, column: action.column, playing: false };
    case 'play':
      return { ...state, playing: action.playing };
    case 'kind':
      return { ...state, kind: action.kind };
    case 'size':
      // Windows that touch are what one mostly wants; the stride can be changed again.
      return within({ ...state, size: action.value, stride: action.value });
    case 'stride':
      return within({ ...state, stride: action.value });
    case 'map':
      return offEmpty(within({ ...state, map: presetMap(action.name), mapName: action.name }));
    case 'edit':
      return {
        ...state,
        mapName: 'own',
        map: state.map.map((line, row) =>
          row === action.row
            ? line.map((old, column) => (column === action.column ? action.value : old))
            : line,
        ),
      };
  }
}

function sideOf({ map, size, stride }: Pick<PoolerState, 'map' | 'size' | 'stride'>): number {
  return outputSize(map.length, { kernel: size, stride }, 'pool');
}

function within(state: PoolerState): PoolerState {
  const last = sideOf(state) - 1;
  return { ...state, playing: false, row: Math.min(state.row, last), column: Math.min(state.column, last) };
}

/** Moves off a window of zeros, where pooling shows nothing, to the one whose numbers differ most. */
function offEmpty(state: PoolerState): PoolerState {
  const { map, size, stride } = state;
  const valuesAt = (row: number, column: number) =>
    windowAt(map, row, column, { size, stride }).map(({ value }) => value);
  if (valuesAt(state.row, state.column).some((value) => value !== 0)) return state;
  let best = { row: state.row, column: state.column, spread: 0 };
  for (let row = 0; row < sideOf(state); row++) {
    for (let column = 0; column < sideOf(state); column++) {
      const values = valuesAt(row, column);
      const spread = Math.max(...values) - Math.min(...values);
      if (spread > best.spread) best = { row, column, spread };
    }
  }
  return { ...state, row: best.row, column: best.column };
}

function presetMap(name: MapName): number[][] {
  if (name !== 'talk') return smallGarment(name);
  return [
    [12, 20, 30, 0],
    [8, 12, 2, 0],
    [34, 70, 37, 4],
    [112, 100, 25, 12],
  ];
}
