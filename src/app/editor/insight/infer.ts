/**
 * What an expression is, as far as the reference, the kernel's variables and the text tell: enough to complete after its
 * dot and to explain it. No type checker: it gives up where it does not know.
 */
import type { SyntaxNode } from '@lezer/common';
import { findMember } from '../../../reference/findMember.ts';
import type { Member, Reference } from '../../../reference/reference.ts';
import type { LiveVariable, Surroundings } from './surroundings.ts';
import { type Code, childrenOf, definedBy, definitionsAt, textOf, unquoted } from './syntax.ts';

export interface Knowledge {
  readonly reference: Reference;
  readonly surroundings: Surroundings;
}

/** What is known of a value. */
export interface Value {
  /** As TypeScript writes it: `Promise<History>`, `Layer[]`. */
  readonly type: string;
  /** Its type in the reference; for an array or a promise, that of what is in it. */
  readonly object?: string;
  /** How it stands in the reference. */
  readonly member?: Member;
  readonly live?: LiveVariable;
}

const modules: Readonly<Record<string, string>> = { convbook: 'convbook', '@tensorflow/tfjs': 'tf' };

/** Names lead to names; cells can define them in a circle. */
const deepest = 24;

export function infer(
  node: SyntaxNode | null | undefined,
  code: Code,
  knowledge: Knowledge,
  depth = 0,
): Value | undefined {
  if (node === null || node === undefined || depth > deepest) return undefined;
  const again = (inner: SyntaxNode | null | undefined) => infer(inner, code, knowledge, depth + 1);
  switch (node.name) {
    case 'VariableName':
      return variable(textOf(code, node), code, node.from, knowledge, depth);
    case 'MemberExpression': {
      const owner = again(node.firstChild);
      const last = node.lastChild;
      if (last?.name === 'PropertyName') return memberOf(owner, textOf(code, last), knowledge.reference);
      return last?.name === ']' ? elementOf(owner) : undefined;
    }
    case 'CallExpression':
      return resultOf(again(node.firstChild), node, again);
    case 'AwaitExpression':
      return awaited(again(node.lastChild));
    case 'ParenthesizedExpression':
      return again(node.firstChild?.nextSibling);
    case 'ArrowFunction':
    case 'FunctionExpression':
      return ownFunction(node, code);
    case 'ArrayExpression':
      return { type: 'any[]' };
    case 'String':
    case 'TemplateString':
      return { type: 'string' };
    case 'Number':
      return { type: 'number' };
    case 'BooleanLiteral':
      return { type: 'boolean' };
    default:
      return undefined;
  }
}

/** What a name stands for at a place: in its cell, in the kernel, in another cell, from the start. */
export function variable(
  name: string,
  code: Code,
  position: number,
  knowledge: Knowledge,
  depth = 0,
): Value | undefined {
  const live = knowledge.surroundings.variables().find((candidate) => candidate.name === name);
  const here = definitionsAt(code, position).get(name);
  const written = here === undefined ? undefined : defined(here, code, knowledge, depth + 1);
  if (here !== undefined && here.parent?.name !== 'Script' && written !== undefined && live === undefined)
    return written;
  if (live !== undefined) {
    const { reference } = knowledge;
    const known = live.type in reference.types ? live.type : undefined;
    const object = known ?? (live.kind === 'model' ? 'LayersModel' : written?.object);
    // What was written tells more than what a run can: signatures, and what an array holds.
    return { ...(written ?? { type: live.type }), ...(object === undefined ? {} : { object }), live };
  }
  if (written !== undefined || here !== undefined) return written;
  for (const place of definedBy(knowledge.surroundings.otherCells()).get(name) ?? []) {
    const value = defined(place.node, place.code, knowledge, depth + 1);
    if (value !== undefined) return value;
  }
  return name === 'tf' ? { type: 'tf', object: 'tf' } : undefined;
}

/** What the name at a definition is given. */
function defined(node: SyntaxNode, code: Code, knowledge: Knowledge, depth: number): Value | undefined {
  const { parent } = node;
  if (parent === null) return undefined;
  if (parent.name === 'FunctionDeclaration') return ownFunction(parent, code);
  const path: string[] = [];
  let inner = node;
  for (let outer = node.parent; outer !== null; inner = outer, outer = outer.parent) {
    switch (outer.name) {
      case 'PatternProperty': {
        const key = outer.firstChild;
        if (key !== null) path.unshift(textOf(code, key));
        continue;
      }
      case 'ArrayPattern':
        path.unshift('[]');
        continue;
      case 'ObjectPattern':
        continue;
      case 'VariableDeclaration': {
        const equals = inner.nextSibling;
        const given = equals?.name === 'Equals' ? equals.nextSibling : null;
        return along(path, infer(given, code, knowledge, depth), knowledge.reference);
      }
      case 'ForOfSpec':
        return along(
          ['[]', ...path],
          infer(outer.getChildren('VariableName').at(-1), code, knowledge, depth),
          knowledge.reference,
        );
      case 'ImportGroup':
      case 'ImportDeclaration':
        return imported(node, outer, code, knowledge.reference);
      default:
        return undefined;
    }
  }
  return undefined;
}

function along(path: readonly string[], start: Value | undefined, reference: Reference): Value | undefined {
  return path.reduce<Value | undefined>(
    (value, step) => (step === '[]' ? elementOf(value) : memberOf(value, step, reference)),
    start,
  );
}

function imported(node: SyntaxNode, within: SyntaxNode, code: Code, reference: Reference): Value | undefined {
  const declaration = within.name === 'ImportGroup' ? within.parent : within;
  const specifier = declaration?.getChild('String');
  const module = specifier ? modules[unquoted(textOf(code, specifier))] : undefined;
  if (module === undefined) return undefined;
  if (within.name !== 'ImportGroup') return { type: module, object: module };
  const original = node.prevSibling?.name === 'as' ? node.prevSibling.prevSibling : node;
  const member = findMember(reference, module, textOf(code, original ?? node));
  return member === undefined ? undefined : fromMember(member);
}

function ownFunction(node: SyntaxNode, code: Code): Value {
  const list = node.getChild('ParamList');
  const parameters = list
    ? childrenOf(list)
        .filter(({ name }) => /^(VariableDefinition|ObjectPattern|ArrayPattern)$/.test(name))
        .map((parameter) => ({ name: textOf(code, parameter), type: '' }))
    : [];
  return { type: 'function', member: { parameters, type: '' } };
}

export function fromMember(member: Member): Value {
  return {
    type: member.parameters === undefined ? member.type : 'function',
    member,
    ...(member.object === undefined ? {} : { object: member.object }),
  };
}

export function memberOf(value: Value | undefined, name: string, reference: Reference): Value | undefined {
  if (value?.object === undefined || isPromise(value) || isArray(value) || value.type === 'function')
    return undefined;
  const member = findMember(reference, value.object, name);
  return member === undefined ? undefined : fromMember(member);
}

function resultOf(
  called: Value | undefined,
  call: SyntaxNode,
  again: (node: SyntaxNode | null | undefined) => Value | undefined,
): Value | undefined {
  const { member } = called ?? {};
  if (member?.parameters === undefined) return undefined;
  // `tf.tidy(() => …)` gives what its function gives.
  if (member.type === 'TensorContainer') {
    const given = call.getChild('ArgList')?.getChild('ArrowFunction');
    return again(given?.lastChild);
  }
  if (member.type === '') return undefined;
  return { type: member.type, ...(member.object === undefined ? {} : { object: member.object }) };
}

export function awaited(value: Value | undefined): Value | undefined {
  if (value === undefined) return undefined;
  const inside = /^Promise<(.*)>$/.exec(value.type)?.[1];
  return inside === undefined ? value : { ...value, type: inside };
}

function elementOf(value: Value | undefined): Value | undefined {
  if (value === undefined || isPromise(value)) return undefined;
  const inside = /^(.*)\[\]$/.exec(value.type)?.[1] ?? value.type;
  return { type: inside, ...(value.object === undefined ? {} : { object: value.object }) };
}

export function isPromise({ type }: Value): boolean {
  return type.startsWith('Promise<');
}

export function isArray({ type, live }: Value): boolean {
  return (type.endsWith('[]') && !type.includes('|')) || live?.kind === 'array';
}
