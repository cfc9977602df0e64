/** The list of completions in the editor. Typing fast never takes one: only Tab does, and Enter once the list was asked for. */
import {
  acceptCompletion,
  autocompletion,
  type Completion,
  type CompletionContext,
  type CompletionResult,
  closeCompletion,
  completionStatus,
  moveCompletionSelection,
  startCompletion,
} from '@codemirror/autocomplete';
import { syntaxTree } from '@codemirror/language';
import { type Extension, Prec, StateEffect, StateField } from '@codemirror/state';
import { type Command, type EditorView, keymap } from '@codemirror/view';
import { card } from './card.ts';
import { type Suggestion, suggest } from './completions.ts';
import type { Knowledge } from './infer.ts';

/** Resolves once the reference is there; where it cannot be had, to what is known without it. */
export type LoadKnowledge = () => Promise<Knowledge>;

const asked = StateEffect.define<boolean>();

/** Whether the reader wants the list that is open: opened it, or has moved in it. */
const wanted = StateField.define<boolean>({
  create: () => false,
  update(value, { effects, startState, state }) {
    for (const effect of effects) if (effect.is(asked)) return effect.value;
    // Still set while the answer is awaited.
    return value && !(completionStatus(startState) === 'active' && completionStatus(state) === null);
  },
});

const openList: Command = (view) => {
  view.dispatch({ effects: asked.of(true) });
  return startCompletion(view);
};

const move = (forward: boolean, by?: 'page'): Command => {
  const command = moveCompletionSelection(forward, by);
  return (view) => {
    if (!command(view)) return false;
    view.dispatch({ effects: asked.of(true) });
    return true;
  };
};

const enter: Command = (view) => {
  if (completionStatus(view.state) !== 'active') return false;
  if (view.state.field(wanted)) return acceptCompletion(view);
  closeCompletion(view);
  return false;
};

const tab: Command = (view) => completionStatus(view.state) === 'active' && acceptCompletion(view);

/** A list that is only being looked for must not cost whoever leaves the editor a second press. */
const closeShownList: Command = (view) => {
  const isShown = completionStatus(view.state) === 'active';
  closeCompletion(view);
  return isShown;
};

export function completionList(load: LoadKnowledge): Extension {
  return [
    wanted,
    autocompletion({
      override: [(context) => complete(context, load)],
      defaultKeymap: false,
      icons: false,
      maxRenderedOptions: 24,
      activateOnCompletion: (completion) => (completion as SuggestedCompletion).suggestion.leadsOn === true,
      optionClass: (completion) => `insight-${(completion as SuggestedCompletion).suggestion.kind}`,
      tooltipClass: () => 'insight-list',
    }),
    Prec.highest(
      keymap.of([
        { key: 'Ctrl-Space', run: openList },
        { mac: 'Alt-Escape', run: openList },
        { key: 'ArrowDown', run: move(true) },
        { key: 'ArrowUp', run: move(false) },
        { key: 'PageDown', run: move(true, 'page') },
        { key: 'PageUp', run: move(false, 'page') },
        { key: 'Enter', run: enter },
        { key: 'Tab', run: tab },
        { key: 'Escape', run: closeShownList },
      ]),
    ),
  ];
}

interface SuggestedCompletion extends Completion {
  readonly suggestion: Suggestion;
}

async function complete(context: CompletionContext, load: LoadKnowledge): Promise<CompletionResult | null> {
  const { state, pos } = context;
  const knowledge = await load();
  if (context.aborted) return null;
  const code = { tree: syntaxTree(state), text: state.doc.toString() };
  const found = suggest(code, pos, knowledge, { asked: context.explicit });
  if (found === undefined) return null;
  return { from: found.from, validFor: found.validFor, options: found.list.map(completionOf) };
}

function completionOf(suggestion: Suggestion): SuggestedCompletion {
  const { label, detail, insert, needs, boost, value } = suggestion;
  const isExplained = value?.member?.doc !== undefined || value?.member?.parameters !== undefined;
  return {
    suggestion,
    label,
    ...(detail === undefined ? {} : { detail }),
    ...(boost === undefined ? {} : { boost }),
    ...(insert === undefined ? {} : { apply: insert }),
    ...(needs === undefined ? {} : { apply: applyWithImport(label, needs) }),
    ...(isExplained || value?.live !== undefined
      ? { info: () => card({ name: label, member: value?.member, live: value?.live }) }
      : {}),
  };
}

/** Puts the name in, and the import that it needs on top of the cell. */
function applyWithImport(label: string, line: string) {
  return (view: EditorView, _completion: Completion, from: number, to: number): void =>
    view.dispatch({
      changes: [
        { from: 0, insert: `${line}\n` },
        { from, to, insert: label },
      ],
      selection: { anchor: from + line.length + 1 + label.length },
      userEvent: 'input.complete',
    });
}
