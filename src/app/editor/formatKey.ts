/** Shift+Alt+F formats the code, as one step that can be undone; the cursor stays at its line. */
import { EditorView, keymap } from '@codemirror/view';
import { FormatProblem, formatSource } from '../format/formatSource.ts';
import { setFailedLine } from './problems/failedLine.ts';

export const formatKey = keymap.of([
  {
    key: 'Shift-Alt-f',
    run(view) {
      if (!view.state.readOnly) void format(view);
      return true;
    },
  },
]);

async function format(view: EditorView): Promise<void> {
  const { doc } = view.state;
  try {
    const insert = await formatSource(doc.toString());
    // Typed on meanwhile: what was typed counts.
    if (view.state.doc !== doc || insert === doc.toString()) return;
    const { number } = doc.lineAt(view.state.selection.main.head);
    const lines = insert.split('\n');
    const anchor = lines.slice(0, number).join('\n').length;
    view.dispatch({
      changes: { from: 0, to: doc.length, insert },
      selection: { anchor: Math.min(anchor, insert.length) },
      userEvent: 'input.format',
      effects: EditorView.announce.of('Formatted'),
    });
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    const line = error instanceof FormatProblem ? error.line : undefined;
    view.dispatch({
      effects: [
        EditorView.announce.of(message),
        ...(view.state.doc === doc ? [setFailedLine.of({ line: line ?? 1, message })] : []),
      ],
    });
  }
}
