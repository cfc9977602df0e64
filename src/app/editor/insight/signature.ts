/** While a call's brackets are being filled in: how it is called, with the argument at the cursor set apart. */
import { syntaxTree } from '@codemirror/language';
import {
  type ChangeSet,
  type EditorState,
  type Extension,
  Prec,
  StateEffect,
  StateField,
} from '@codemirror/state';
import { type Command, EditorView, keymap, showTooltip, type Tooltip } from '@codemirror/view';
import { findMember, isLiteral, membersOf } from '../../../reference/findMember.ts';
import type { Parameter } from '../../../reference/reference.ts';
import { card } from './card.ts';
import { callAround, optionsType, parameterAt } from './expected.ts';
import type { Knowledge } from './infer.ts';
import { type Code, enclosing, textOf } from './syntax.ts';

const show = StateEffect.define<boolean>();

/** `knowledge` gives nothing until the reference is there. */
export function signatureHelp(knowledge: () => Knowledge | undefined): Extension {
  const field = StateField.define<Tooltip | null>({
    create: () => null,
    update(tooltip, transaction) {
      const { state, effects } = transaction;
      for (const effect of effects)
        if (effect.is(show)) return effect.value ? tooltipAt(state, knowledge()) : null;
      if (!transaction.docChanged && transaction.selection === undefined) return tooltip;
      const opens = transaction.isUserEvent('input.type') && /[(,{:]/.test(insertedText(transaction.changes));
      return tooltip !== null || opens ? tooltipAt(state, knowledge()) : null;
    },
    provide: (self) => showTooltip.from(self),
  });
  const explain: Command = (view) => {
    view.dispatch({ effects: show.of(true) });
    return view.state.field(field) !== null;
  };
  const close: Command = (view) => {
    if (view.state.field(field) === null) return false;
    view.dispatch({ effects: show.of(false) });
    return true;
  };
  return [
    field,
    Prec.high(
      keymap.of([
        { key: 'Mod-Shift-Space', run: explain },
        // The list of completions goes first: its own Escape stands above this one.
        { key: 'Escape', run: close },
      ]),
    ),
    EditorView.domEventHandlers({
      blur(_event, view) {
        close(view);
      },
    }),
  ];
}

function insertedText(changes: ChangeSet): string {
  let text = '';
  changes.iterChanges((_fromA, _toA, _fromB, _toB, inserted) => {
    text += inserted.toString();
  });
  return text;
}

function tooltipAt(state: EditorState, knowledge: Knowledge | undefined): Tooltip | null {
  if (knowledge === undefined) return null;
  const position = state.selection.main.head;
  const code = { tree: syntaxTree(state), text: state.doc.toString() };
  const call = callAround(position, code, knowledge);
  if (call === undefined || (call.parameters.length === 0 && call.member.doc === undefined)) return null;
  const option = optionAt(position, code, knowledge);
  const content =
    option === undefined
      ? {
          name: call.name,
          member: call.member,
          current: parameterAt(call),
          written: (parameter: Parameter) => writtenOptions(parameter, knowledge),
        }
      : option;
  return {
    pos: call.argumentsNode.from,
    above: true,
    create: () => {
      const dom = card({ ...content, isBrief: true });
      dom.classList.add('insight-signature-help');
      return { dom };
    },
  };
}

/** The option whose value is being written, inside the call. */
function optionAt(position: number, code: Code, knowledge: Knowledge) {
  const node = code.tree.resolveInner(position, -1);
  const property = enclosing(node, 'Property', 'ArgList');
  const [key, object] = [property?.firstChild, property?.parent];
  const colon = property?.getChild(':');
  if (property?.name !== 'Property' || !key || !object || !colon || position < colon.to) return undefined;
  const type = optionsType(object, code, knowledge);
  const name = textOf(code, key);
  const member = type === undefined ? undefined : findMember(knowledge.reference, type, name);
  return member === undefined ? undefined : { name, member };
}

/** `{ kernelSize, filters, strides?, … }` for a parameter that takes options. */
function writtenOptions({ object, optional }: Parameter, { reference }: Knowledge): string | undefined {
  if (object === undefined || !isLiteral(reference, object)) return undefined;
  const members = membersOf(reference, object)
    .toSorted((a, b) => Number(a.member.optional ?? false) - Number(b.member.optional ?? false))
    .map(({ name, member }) => `${name}${member.optional ? '?' : ''}`);
  const shown = members.slice(0, 7).join(', ');
  return `{ ${shown}${members.length > 7 ? ', …' : ''} }${optional ? ' (may be left out)' : ''}`;
}
