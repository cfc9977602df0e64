/** What is expected at a place in a call: which parameter, which options, which texts. */
import type { SyntaxNode } from '@lezer/common';
import { findMember, isLiteral } from '../../../reference/findMember.ts';
import type { Member, Parameter } from '../../../reference/reference.ts';
import { infer, type Knowledge } from './infer.ts';
import { type Code, childrenOf, textOf } from './syntax.ts';

export interface Call {
  /** `conv2d`, or `tf.layers.conv2d` as it is written. */
  readonly name: string;
  readonly member: Member;
  readonly parameters: readonly Parameter[];
  /** Which argument the place is in. */
  readonly index: number;
  readonly argumentsNode: SyntaxNode;
}

/** The call around a place, unless a function's body lies between. */
export function callAround(position: number, code: Code, knowledge: Knowledge): Call | undefined {
  let node: SyntaxNode | null = code.tree.resolveInner(position, -1);
  for (; node !== null; node = node.parent) {
    if (node.name === 'Block') return undefined;
    if (node.name === 'ArgList' && position > node.from && isOpenAt(node, position)) break;
  }
  return node === null ? undefined : callOf(node, position, code, knowledge);
}

/** Whether a place is before the closing bracket, if there is one. */
function isOpenAt(list: SyntaxNode, position: number): boolean {
  const last = list.lastChild;
  return last?.name !== ')' || position <= last.from;
}

function callOf(list: SyntaxNode, position: number, code: Code, knowledge: Knowledge): Call | undefined {
  const callee = list.prevSibling;
  const member = infer(callee, code, knowledge)?.member;
  if (callee === null || member?.parameters === undefined) return undefined;
  const index = childrenOf(list).filter(({ name, from }) => name === ',' && from < position).length;
  return {
    name: textOf(code, callee).replace(/\s+/g, ''),
    member,
    parameters: member.parameters,
    index,
    argumentsNode: list,
  };
}

export function parameterAt({ parameters, index }: Call): Parameter | undefined {
  const last = parameters.at(-1);
  return parameters[index] ?? (last?.name.startsWith('...') ? last : undefined);
}

/** The type of the options that an object literal gives. `ObjectPattern` is what half an object is taken for. */
export function optionsType(object: SyntaxNode, code: Code, knowledge: Knowledge): string | undefined {
  const type = expectedOf(object, code, knowledge)?.object;
  return type !== undefined && isLiteral(knowledge.reference, type) ? type : undefined;
}

/** The parameter or option whose value the node is, or is an element of. */
export function expectedOf(
  node: SyntaxNode,
  code: Code,
  knowledge: Knowledge,
): Member | Parameter | undefined {
  const { parent } = node;
  switch (parent?.name) {
    case 'AssignmentExpression':
    case 'ArrayExpression':
      return expectedOf(parent, code, knowledge);
    case 'ArgList': {
      const call = callOf(parent, node.from, code, knowledge);
      return call === undefined ? undefined : parameterAt(call);
    }
    case 'Property': {
      const key = parent.firstChild;
      const object = parent.parent;
      if (key === null || object === null || key.from === node.from) return undefined;
      const type = optionsType(object, code, knowledge);
      return type === undefined ? undefined : findMember(knowledge.reference, type, keyText(key, code));
    }
    default:
      return undefined;
  }
}

/** The keys that an object literal has already. */
export function keysOf(object: SyntaxNode, code: Code): { name: string; node: SyntaxNode }[] {
  return childrenOf(object).flatMap((property) => {
    const key = property.firstChild;
    if (!/^(Property|PatternProperty)$/.test(property.name) || key === null) return [];
    if (!/^(PropertyDefinition|PropertyName|VariableDefinition|String)$/.test(key.name)) return [];
    return [{ name: keyText(key, code), node: key }];
  });
}

function keyText(key: SyntaxNode, code: Code): string {
  return textOf(code, key).replace(/^['"]|['"]$/g, '');
}
