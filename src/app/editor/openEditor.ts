/** The editor itself, in a chunk of its own: CodeMirror with JavaScript and our palette. */
import { closeCompletion } from '@codemirror/autocomplete';
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands';
import { javascript } from '@codemirror/lang-javascript';
import { markdown } from '@codemirror/lang-markdown';
import { bracketMatching, HighlightStyle, indentOnInput, syntaxHighlighting } from '@codemirror/language';
import { Annotation, Compartment, EditorState, type Extension, Prec } from '@codemirror/state';
import { drawSelection, EditorView, keymap } from '@codemirror/view';
import { tags } from '@lezer/highlight';
import { formatKey } from './formatKey.ts';
import { insight } from './insight/insight.ts';
import { alone, type Surroundings } from './insight/surroundings.ts';
import { type FailedLine, failedLine, setFailedLine } from './problems/failedLine.ts';
import { typedProblems } from './problems/typedProblems.ts';

export interface EditorOptions {
  readonly source: string;
  readonly label: string;
  /** Whether the text stays as it is; it can be selected and run all the same. */
  readonly readOnly?: boolean;
  /** What completion knows of the rest of the notebook. Default: nothing. */
  readonly surroundings?: Surroundings;
  readonly changed: (source: string) => void;
  /** Ctrl+Enter or Cmd+Enter. */
  readonly run: () => void;
  /** Shift+Enter. */
  readonly runAndGoOn: () => void;
  /** Escape. */
  readonly leave: () => void;
  readonly language: EditorLanguage;
}

export type EditorLanguage = 'javascript' | 'markdown';

export interface Editor {
  /** To be put on the page. */
  readonly dom: HTMLElement;
  focus(): void;
  /** Puts text in at the cursor, as typing does; nothing where the text is only to be read. */
  type(text: string): void;
  /** Puts the cursor there, counting from 1, and the focus with it. */
  goTo(line: number, column: number): void;
  /** Puts the cursor at the letter there, in pixels from the window's corner, and the focus with it. */
  focusAt(place: { readonly x: number; readonly y: number }): void;
  /** Where the cursor is, in UTF-16 units from the start. */
  cursor(): number;
  /** Takes over a text that was changed elsewhere; does nothing if it is the editor's own. */
  show(source: string): void;
  setReadOnly(readOnly: boolean): void;
  /** Marks the line at which the code failed when it ran; undefined takes the mark away. */
  markFailure(failed: FailedLine | undefined): void;
  destroy(): void;
}

const palette = HighlightStyle.define([
  { tag: [tags.keyword, tags.self, tags.null, tags.bool, tags.modifier], color: 'var(--code-keyword)' },
  { tag: [tags.string, tags.special(tags.string), tags.regexp], color: 'var(--code-string)' },
  { tag: tags.number, color: 'var(--code-number)' },
  { tag: tags.comment, color: 'var(--code-comment)', fontStyle: 'italic' },
]);

const shared: Extension = [
  history(),
  drawSelection(),
  // The cursor stays clear of the bar that lies over the top of the page.
  EditorView.scrollMargins.of(() => ({ top: 72, bottom: 24 })),
  bracketMatching(),
  indentOnInput(),
  syntaxHighlighting(palette),
  EditorState.tabSize.of(2),
  // Tab indents; Escape leaves, which the label says.
  keymap.of([...defaultKeymap, ...historyKeymap, indentWithTab]),
];

const languages: Record<EditorLanguage, Extension> = {
  javascript: javascript(),
  markdown: [markdown(), EditorView.lineWrapping],
};

/** What helps with JavaScript and not with prose. */
function codeOnly(surroundings: Surroundings): Extension {
  return [insight(surroundings), typedProblems(surroundings), failedLine, formatKey];
}

const fromOutside = Annotation.define<true>();

export function openEditor(options: EditorOptions): Editor {
  const command = (task: () => void) => (view: EditorView) => {
    // Whoever runs or leaves has no more use for a list of completions.
    closeCompletion(view);
    task();
    return true;
  };
  const readOnly = new Compartment();
  const view = new EditorView({
    state: EditorState.create({
      doc: options.source,
      extensions: [
        Prec.highest(
          keymap.of([
            { key: 'Shift-Enter', run: command(options.runAndGoOn) },
            { key: 'Mod-Enter', run: command(options.run) },
            { key: 'Ctrl-Enter', run: command(options.run) },
          ]),
        ),
        options.language === 'javascript' ? codeOnly(options.surroundings ?? alone) : [],
        shared,
        readOnly.of(EditorState.readOnly.of(options.readOnly ?? false)),
        // After the other keys, so that whatever is open in the editor closes on Escape first.
        Prec.low(keymap.of([{ key: 'Escape', run: command(options.leave) }])),
        languages[options.language],
        EditorView.contentAttributes.of({
          // Said aloud for tools that do not count editable text as focusable.
          tabindex: '0',
          'aria-label': `${options.label}. Press Escape to leave the editor.`,
        }),
        EditorView.updateListener.of((update) => {
          const own = update.transactions.every(
            (transaction) => transaction.annotation(fromOutside) === undefined,
          );
          if (update.docChanged && own) options.changed(update.state.doc.toString());
        }),
      ],
    }),
  });
  return {
    dom: view.dom,
    focus: () => view.focus(),
    type(text) {
      if (!view.state.readOnly) view.dispatch(view.state.replaceSelection(text), { userEvent: 'input.type' });
    },
    goTo(line, column) {
      const at = view.state.doc.line(Math.min(Math.max(1, line), view.state.doc.lines));
      const anchor = Math.min(at.from + Math.max(0, column - 1), at.to);
      view.dispatch({ selection: { anchor }, scrollIntoView: true });
      view.focus();
    },
    focusAt(place) {
      view.dispatch({ selection: { anchor: view.posAtCoords(place, false) } });
      view.focus();
    },
    cursor: () => view.state.selection.main.head,
    show(source) {
      const { doc } = view.state;
      if (doc.toString() === source) return;
      view.dispatch({
        changes: changedPart(doc.toString(), source),
        annotations: fromOutside.of(true),
      });
    },
    setReadOnly: (isReadOnly) =>
      view.dispatch({ effects: readOnly.reconfigure(EditorState.readOnly.of(isReadOnly)) }),
    markFailure: (failed) => view.dispatch({ effects: setFailedLine.of(failed) }),
    destroy: () => view.destroy(),
  };
}

/** What lies between the common beginning and end: a form changes a few characters, and the cursor stays where it is. */
function changedPart(before: string, after: string): { from: number; to: number; insert: string } {
  const most = Math.min(before.length, after.length);
  let head = 0;
  while (head < most && before[head] === after[head]) head += 1;
  let tail = 0;
  while (tail < most - head && before.at(-1 - tail) === after.at(-1 - tail)) tail += 1;
  return { from: head, to: before.length - tail, insert: after.slice(head, after.length - tail) };
}
