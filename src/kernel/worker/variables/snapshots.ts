/**
 * Tells the page after each run what has become of the notebook's variables. Only what has changed is sent, and how
 * much is looked at is limited, so that a thousand variables or an array of millions do not slow a run.
 */
import { limits } from '../../limits.ts';
import type { Variable, VariableChanges } from '../../variables.ts';
import { type Description, describeVariable } from './describeVariable.ts';
import { isObject } from './lookInside.ts';
import type { TensorSearch } from './tensorsWithin.ts';

export interface VariableHost extends TensorSearch {
  /** The notebook's variables, in the order in which they came to be. */
  variables(): Iterable<readonly [name: string, descriptor: PropertyDescriptor]>;
}

export interface VariableSnapshots {
  /**
   * What has changed since the last call; undefined if nothing has.
   *
   * @param run the cell that has just run, and the names that it defines
   */
  take(run?: { readonly cellId: string; readonly defines: readonly string[] }): VariableChanges | undefined;
}

/** Entries that are looked at in one snapshot in search of tensors: a few milliseconds' worth. */
const searchBudget = 20_000;

interface Known {
  readonly variable: Variable;
  /** Tells whether the variable has been given another value, without holding on to the value. */
  readonly identity: number | string;
}

export function createVariableSnapshots(host: VariableHost): VariableSnapshots {
  const numbers = new WeakMap<object, number>();
  let nextNumber = 1;
  let known = new Map<string, Known>();
  let knownTotal = 0;

  const identityOf = (value: unknown, { type, preview }: Description): number | string => {
    if (!isObject(value)) return `${type} ${preview}`;
    const number = numbers.get(value) ?? nextNumber++;
    numbers.set(value, number);
    return number;
  };

  return {
    take(run) {
      const defined = new Set(run?.defines);
      const budget = { left: searchBudget };
      const found = new Map<string, Known>();
      const changed: Variable[] = [];
      let total = 0;
      for (const [name, descriptor] of host.variables()) {
        total += 1;
        if (found.size >= limits.variables || name.length > limits.label) continue;
        const description = describeVariable(descriptor, host, budget);
        const identity = identityOf(descriptor.value, description);
        const before = known.get(name);
        const isNew = before === undefined || before.identity !== identity || defined.has(name);
        const cellId = isNew ? run?.cellId : before.variable.cellId;
        const variable = { name, ...description, ...(cellId === undefined ? {} : { cellId }) };
        if (before !== undefined && isSame(before.variable, variable)) {
          found.set(name, { variable: before.variable, identity });
        } else {
          found.set(name, { variable, identity });
          changed.push(variable);
        }
      }
      const removed = [...known.keys()].filter((name) => !found.has(name));
      const isNews = changed.length > 0 || removed.length > 0 || total !== knownTotal;
      known = found;
      knownTotal = total;
      return isNews ? { changed, removed, total } : undefined;
    },
  };
}

function isSame(a: Variable, b: Variable): boolean {
  return (
    a.kind === b.kind &&
    a.type === b.type &&
    a.preview === b.preview &&
    a.dtype === b.dtype &&
    a.bytes === b.bytes &&
    a.tensors === b.tensors &&
    a.cellId === b.cellId &&
    a.shape?.length === b.shape?.length &&
    (a.shape ?? []).every((side, axis) => side === b.shape?.[axis])
  );
}
