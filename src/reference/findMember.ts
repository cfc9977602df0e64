/** Looks things up in the reference, inherited members included. */
import type { Member, Reference, TypeDescription } from './reference.ts';

export interface FoundMember {
  readonly name: string;
  readonly member: Member;
  /** How far up it was inherited from: 0 for the type's own. */
  readonly distance: number;
}

/** What an object of a type has under `name`. */
export function findMember(reference: Reference, type: string, name: string): Member | undefined {
  const member = own(reference.types[type], name);
  if (member !== undefined) return documented(reference, type, name, member);
  for (const base of reference.types[type]?.bases ?? []) {
    const inherited = findMember(reference, base, name);
    if (inherited !== undefined) return inherited;
  }
  return undefined;
}

/** Everything that an object of a type has, its own first; each name once. */
export function membersOf(reference: Reference, type: string): FoundMember[] {
  const found = new Map<string, FoundMember>();
  const visit = (name: string, distance: number): void => {
    const description = reference.types[name];
    for (const [key, member] of Object.entries(description?.members ?? {}))
      if (!found.has(key))
        found.set(key, { name: key, member: documented(reference, name, key, member), distance });
    for (const base of description?.bases ?? []) visit(base, distance + 1);
  };
  visit(type, 0);
  return [...found.values()];
}

/** Whether an object of the type is written as `{ … }`. */
export function isLiteral(reference: Reference, type: string): boolean {
  return reference.types[type]?.isLiteral === true;
}

function own(type: TypeDescription | undefined, name: string): Member | undefined {
  return type !== undefined && Object.hasOwn(type.members, name) ? type.members[name] : undefined;
}

/** `x.add(y)` is documented as `tf.add(x, y)`, its parameters as well. */
function documented(reference: Reference, type: string, name: string, member: Member): Member {
  if (type !== 'Tensor' || member.doc !== undefined || member.parameters === undefined) return member;
  const same = own(reference.types.tf, name);
  if (same === undefined) return member;
  const docs = new Map(same.parameters?.map((parameter) => [parameter.name, parameter.doc]));
  const parameters = member.parameters.map((parameter) => {
    const doc = parameter.doc ?? docs.get(parameter.name);
    return doc === undefined ? parameter : { ...parameter, doc };
  });
  return { ...member, ...(same.doc === undefined ? {} : { doc: same.doc }), parameters };
}
