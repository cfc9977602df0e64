/** Marks the line at which a cell has failed when it ran, with what was wrong, until that line is changed. */
import { StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView, WidgetType } from '@codemirror/view';
import { withCode } from '../insight/card.ts';

export interface FailedLine {
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

/** Undefined takes the mark away. */
export const setFailedLine = StateEffect.define<FailedLine | undefined>();

class Message extends WidgetType {
  readonly #text: string;

  constructor(text: string) {
    super();
    this.#text = text;
  }

  override eq(other: Message): boolean {
    return other.#text === this.#text;
  }

  override toDOM(): HTMLElement {
    const span = document.createElement('span');
    span.className = 'failed-message';
    span.append(...withCode(this.#text));
    return span;
  }
}

export const failedLine = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(marks, { state, effects, changes, docChanged, startState }) {
    for (const effect of effects) {
      if (!effect.is(setFailedLine)) continue;
      const failed = effect.value;
      if (failed === undefined || failed.line < 1 || failed.line > state.doc.lines) return Decoration.none;
      const line = state.doc.line(failed.line);
      const message = failed.message.split('\n')[0] ?? '';
      return Decoration.set([
        Decoration.line({ class: 'failed-line' }).range(line.from),
        Decoration.widget({ widget: new Message(message), side: 1 }).range(line.to),
      ]);
    }
    if (!docChanged || marks.size === 0) return marks;
    // What was wrong may not be any more.
    let touched = false;
    marks.between(0, startState.doc.length, (from) => {
      const line = startState.doc.lineAt(from);
      if (changes.touchesRange(line.from, line.to)) touched = true;
    });
    return touched ? Decoration.none : marks.map(changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});
