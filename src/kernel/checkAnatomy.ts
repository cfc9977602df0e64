/** Checks the description of networks that a worker sends, see `checkOutput.ts`. */
import type { AnatomyLayer, AnatomyModel, AnatomyOutput } from '../notebook/anatomy.ts';
import { finite, isRecord, list, oneOf, optional, text } from './checkParts.ts';
import { limits } from './limits.ts';

const label = (value: unknown): string | undefined => text(value, limits.label);

/** The description, rebuilt, or undefined if it is malformed or too large. */
export function checkAnatomy(value: Record<string, unknown>): AnatomyOutput | undefined {
  const models = list(value.models, limits.models, checkModel);
  return models && { mime: 'application/vnd.convbook.anatomy+json', models };
}

function checkModel(value: unknown): AnatomyModel | undefined {
  if (!isRecord(value)) return undefined;
  const name = label(value.name);
  const layers = list(value.layers, limits.layers, checkLayer);
  if (name === undefined || layers === undefined) return undefined;
  // Each layer stands behind those it takes from: so there is no circle to draw.
  if (layers.some(({ from }, place) => from.some((source) => source >= place))) return undefined;
  return { name, layers };
}

function checkLayer(value: unknown): AnatomyLayer | undefined {
  if (!isRecord(value)) return undefined;
  const kind = label(value.kind);
  const part = oneOf(value.part, ['input', 'features', 'head'] as const);
  const from = list(value.from, limits.layers, count);
  const shape = list(value.shape, 8, (side) => {
    if (side === null) return { side };
    const number = count(side);
    return number === undefined ? undefined : { side: number };
  })?.map(({ side }) => side);
  const parameters = count(value.parameters);
  const name = optional(value, 'name', label);
  const settings = optional(value, 'settings', label);
  const parametersFrom = optional(value, 'parametersFrom', label);
  const multiplyAdds = optional(value, 'multiplyAdds', count);
  const multiplyAddsFrom = optional(value, 'multiplyAddsFrom', label);
  const sees = optional(value, 'sees', count);
  const inputSide = optional(value, 'inputSide', count);
  const dimensions = optional(value, 'dimensions', (given) => oneOf(given, [1, 2, 3] as const));
  if (kind === undefined || part === undefined || from === undefined || shape === undefined) return undefined;
  if (parameters === undefined || name === undefined || settings === undefined) return undefined;
  if (parametersFrom === undefined || multiplyAdds === undefined || multiplyAddsFrom === undefined)
    return undefined;
  if (sees === undefined || inputSide === undefined || dimensions === undefined) return undefined;
  return {
    kind,
    part,
    from,
    shape,
    parameters,
    ...name,
    ...settings,
    ...parametersFrom,
    ...multiplyAdds,
    ...multiplyAddsFrom,
    ...sees,
    ...inputSide,
    ...dimensions,
  };
}

function count(value: unknown): number | undefined {
  const number = finite(value);
  return number !== undefined && number >= 0 && Number.isInteger(number) ? number : undefined;
}
