/** Leaves in the reference what a cell can come upon: the rest is for those who write backends. */
import type { Member, TypeDescription } from '../reference.ts';

type Types = Record<string, TypeDescription>;

/** Subclasses add little that a learner calls; they are known by name, with the members of these. */
const familyHeads = ['Layer', 'Optimizer'];
const heads = new Set(['Container', 'LayersModel', 'Sequential', 'Layer', 'Optimizer']);

/** What cells can come upon without calling a documented function: `x.constructor.name` of live variables. */
const roots = ['tf', 'convbook', 'Tensor', 'Variable', 'Sequential', 'LayersModel', 'Layer', 'Optimizer'];

/** Reached by way of options, and of no use there. */
const unwanted =
  /^(KernelBackend|MathBackend\w+|GPGPU\w+|WebGL\w*|WebGPU\w*|GPUData|DataToGPU\w+|Environment|Platform|IOHandler\w*|ModelArtifacts\w*|ModelJSON|ConfigDict|PyJsonDict|Serializable|Node|InputSpec|LazyIterator|OpExecutor|DataStorage|KernelInfo|KernelConfig|GradConfig|BackendTimingInfo|DataTypeMap|RecursiveArray|TensorContainer\w+)\b/;

export function prune(types: Types): Types {
  const slim: Types = {};
  for (const [name, type] of Object.entries(types)) {
    if (unwanted.test(name)) continue;
    const inFamily =
      !heads.has(name) && !type.isLiteral && familyHeads.some((head) => descends(types, name, head));
    const { doc: _long, ...rest } = type;
    slim[name] = inFamily ? { ...rest, members: {} } : rest;
  }
  const kept: Types = {};
  const keep = (name: string): void => {
    const type = slim[name];
    if (type === undefined || name in kept) return;
    kept[name] = type;
    for (const base of type.bases ?? []) keep(base);
    for (const { object, parameters } of Object.values(type.members)) {
      if (object !== undefined) keep(object);
      for (const parameter of parameters ?? []) if (parameter.object !== undefined) keep(parameter.object);
    }
  };
  for (const root of roots) keep(root);
  for (const [name, type] of Object.entries(kept)) {
    const bases = type.bases?.filter((base) => base in kept) ?? [];
    const { bases: _all, ...rest } = type;
    kept[name] = {
      ...rest,
      ...(bases.length === 0 ? {} : { bases }),
      members: Object.fromEntries(
        Object.entries(type.members).map(([key, member]) => [key, known(member, kept)]),
      ),
    };
  }
  return kept;
}

/** Without the mention of types that were left out. */
function known(member: Member, types: Types): Member {
  const trim = <Entry extends { readonly object?: string }>(entry: Entry): Entry => {
    if (entry.object === undefined || entry.object in types) return entry;
    const { object: _unknown, ...rest } = entry;
    return rest as Entry; // The same entry less one optional key.
  };
  const trimmed = trim(member);
  return trimmed.parameters === undefined
    ? trimmed
    : { ...trimmed, parameters: trimmed.parameters.map(trim) };
}

function descends(types: Types, name: string, head: string): boolean {
  if (name === head) return true;
  return (types[name]?.bases ?? []).some((base) => descends(types, base, head));
}
