/**
 * Mistakes that JavaScript lets pass and a learner would look for long: options that TensorFlow.js does not have, and
 * promises that are used as if their value had come. Pure, from the code and what is known of it.
 */
import type { SyntaxNode } from '@lezer/common';
import { nearestName } from '../../../compiler/nearestName.ts';
import { unknownOption } from '../../../compiler/unknownOption.ts';
import { membersOf } from '../../../reference/findMember.ts';
import { keysOf, optionsType } from '../insight/expected.ts';
import { infer, isPromise, type Knowledge } from '../insight/infer.ts';
import { type Code, enclosing, textOf } from '../insight/syntax.ts';

export interface Finding {
  readonly from: number;
  readonly to: number;
  readonly message: string;
  /** What to put there instead, and what to call that. */
  readonly fix?: {
    readonly label: string;
    readonly at: number;
    readonly to: number;
    readonly insert: string;
  };
}

/** Recurrent layers take more than their declarations say; these are taken by layers though not declared. */
const incomplete = /RNN|LSTM|GRU/i;
const undeclared = new Set(['activityRegularizer', 'batchInputShape', 'noiseShape', 'resetAfter']);

export function diagnose(code: Code, knowledge: Knowledge): Finding[] {
  const findings: Finding[] = [];
  code.tree.iterate({
    enter({ name, node }) {
      if (name === 'ObjectExpression') findings.push(...unknownOptions(node, code, knowledge));
      if (name === 'MemberExpression') findings.push(...promiseRead(node, code, knowledge));
    },
  });
  return findings;
}

function unknownOptions(object: SyntaxNode, code: Code, knowledge: Knowledge): Finding[] {
  const type = optionsType(object, code, knowledge);
  if (type === undefined || incomplete.test(type)) return [];
  const known = membersOf(knowledge.reference, type).map(({ name }) => name);
  const call = callName(object, code);
  return keysOf(object, code).flatMap(({ name, node }) => {
    const message = undeclared.has(name) ? undefined : unknownOption(call, name, known);
    if (message === undefined) return [];
    const meant = nearestName(name, known);
    const place = { from: node.from, to: node.to };
    return meant === undefined
      ? [{ ...place, message }]
      : [
          {
            ...place,
            message,
            fix: { label: `Change to ${meant}`, at: node.from, to: node.to, insert: meant },
          },
        ];
  });
}

function callName(object: SyntaxNode, code: Code): string {
  const callee = enclosing(object, 'ArgList')?.prevSibling;
  return callee ? textOf(code, callee).replace(/\s+/g, '') : 'This call';
}

const ofPromises = new Set(['then', 'catch', 'finally', 'constructor']);

/** `model.fit(…).history`, `values.length`: read from a promise, which has no such thing, it is undefined. */
function promiseRead(node: SyntaxNode, code: Code, knowledge: Knowledge): Finding[] {
  const owner = node.firstChild;
  const property = node.lastChild;
  if (owner === null || property === null || !/^(PropertyName|\])$/.test(property.name)) return [];
  const value = infer(owner, code, knowledge);
  // What the kernel holds now is the truth; the text may have been changed since.
  if (value === undefined || !isPromise(value) || (value.live !== undefined && value.live.type !== 'Promise'))
    return [];
  const name = property.name === ']' ? '[…]' : textOf(code, property);
  if (ofPromises.has(name)) return [];
  const written = textOf(code, owner).replace(/\s+/g, ' ');
  const subject = written.length > 40 ? 'This' : `\`${written}\``;
  const finding = {
    from: property.name === ']' ? owner.from : property.from,
    to: node.to,
    message: `${subject} is a Promise, a value still to come, and has no ${name === '[…]' ? 'values' : `\`${name}\``} yet: put \`await\` in front of what makes it.`,
  };
  return owner.name === 'CallExpression'
    ? [
        {
          ...finding,
          fix: {
            label: 'Put await in front',
            at: owner.from,
            to: owner.to,
            insert: `(await ${textOf(code, owner)})`,
          },
        },
      ]
    : [finding];
}
