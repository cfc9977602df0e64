/** Checks what the worker says of the notebook's variables, see `checkMessage.ts`. */
import { count, isRecord, list, oneOf, optional, text } from './checkParts.ts';
import { limits } from './limits.ts';
import { type Variable, type VariableChanges, variableKinds } from './variables.ts';

const name = (value: unknown): string | undefined => text(value, limits.label);

/** The changes, rebuilt from their checked fields, or undefined if they are not what the page may show. */
export function checkVariableChanges(value: unknown): VariableChanges | undefined {
  if (!isRecord(value)) return undefined;
  const changed = list(value.changed, limits.variables, checkVariable);
  const removed = list(value.removed, limits.variables, name);
  const total = count(value.total);
  if (changed === undefined || removed === undefined || total === undefined) return undefined;
  return { changed, removed, total };
}

export function checkShape(value: unknown): number[] | undefined {
  return list(value, limits.rank, count);
}

function checkVariable(value: unknown): Variable | undefined {
  if (!isRecord(value)) return undefined;
  const kind = oneOf(value.kind, variableKinds);
  const called = name(value.name);
  const type = text(value.type, limits.preview);
  const preview = text(value.preview, limits.preview);
  const shape = optional(value, 'shape', checkShape);
  const dtype = optional(value, 'dtype', (given) => text(given, limits.preview));
  const bytes = optional(value, 'bytes', count);
  const tensors = optional(value, 'tensors', count);
  const cellId = optional(value, 'cellId', (given) => text(given, 64));
  if (kind === undefined || called === undefined || type === undefined || preview === undefined)
    return undefined;
  if (shape === undefined || dtype === undefined || bytes === undefined) return undefined;
  if (tensors === undefined || cellId === undefined) return undefined;
  return { name: called, kind, type, preview, ...shape, ...dtype, ...bytes, ...tensors, ...cellId };
}
