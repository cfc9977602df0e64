/** What the pointer rests on, or the cursor stands in, explained on a card. */
import { syntaxTree } from '@codemirror/language';
import type { EditorState, Extension } from '@codemirror/state';
import { hoverTooltip } from '@codemirror/view';
import { findMember } from '../../../reference/findMember.ts';
import { type CardContent, card } from './card.ts';
import { optionsType } from './expected.ts';
import { infer, type Knowledge, variable } from './infer.ts';
import { textOf } from './syntax.ts';

export interface Explanation {
  readonly from: number;
  readonly to: number;
  readonly content: CardContent;
}

export function explainAt(
  state: EditorState,
  position: number,
  knowledge: Knowledge,
): Explanation | undefined {
  const code = { tree: syntaxTree(state), text: state.doc.toString() };
  for (const side of [1, -1] as const) {
    const node = code.tree.resolveInner(position, side);
    const name = textOf(code, node);
    const place = { from: node.from, to: node.to };
    if (node.name === 'VariableName' || node.name === 'VariableDefinition') {
      const value = variable(name, code, node.from, knowledge);
      if (value !== undefined)
        return { ...place, content: { name, member: value.member, live: value.live, type: value.type } };
    }
    if (node.name === 'PropertyName' && node.parent?.name === 'MemberExpression') {
      const value = infer(node.parent, code, knowledge);
      if (value?.member !== undefined)
        return {
          ...place,
          content: { name: textOf(code, node.parent).replace(/\s+/g, '').slice(-60), member: value.member },
        };
    }
    if (node.name === 'PropertyDefinition' && node.parent?.parent) {
      const type = optionsType(node.parent.parent, code, knowledge);
      const member = type === undefined ? undefined : findMember(knowledge.reference, type, name);
      if (member !== undefined) return { ...place, content: { name, member } };
    }
  }
  return undefined;
}

export function hoverCards(load: () => Promise<Knowledge>): Extension {
  return hoverTooltip(
    async (view, position) => {
      const found = explainAt(view.state, position, await load());
      if (found === undefined) return null;
      return { pos: found.from, end: found.to, above: true, create: () => ({ dom: card(found.content) }) };
    },
    { hoverTime: 350 },
  );
}
