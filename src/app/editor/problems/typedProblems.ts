/** Marks mistakes as one types, once the typing pauses: what is not JavaScript, and what `diagnose.ts` finds. */
import { syntaxTree } from '@codemirror/language';
import { type Diagnostic, linter, nextDiagnostic } from '@codemirror/lint';
import type { Extension } from '@codemirror/state';
import { type EditorView, keymap } from '@codemirror/view';
import { loadReference } from '../../../reference/loadReference.ts';
import { prose } from '../insight/card.ts';
import type { Surroundings } from '../insight/surroundings.ts';
import { diagnose } from './diagnose.ts';
import './problems.css';

/** How long the typing must pause, in milliseconds: nobody wants to be told of what they are about to finish. */
const pause = 700;

export function typedProblems(surroundings: Surroundings): Extension {
  return [
    linter((view) => problemsOf(view, surroundings), { delay: pause }),
    keymap.of([{ key: 'F8', run: nextDiagnostic }]),
  ];
}

async function problemsOf(view: EditorView, surroundings: Surroundings): Promise<Diagnostic[]> {
  const { doc } = view.state;
  const source = doc.toString();
  if (source.trim() === '') return [];
  try {
    const [{ findSyntaxProblem }, reference] = await Promise.all([
      import('../../../compiler/findSyntaxProblem.ts'),
      loadReference(),
    ]);
    // The text may have changed meanwhile; its own check is on the way.
    if (view.state.doc !== doc) return [];
    const problem = findSyntaxProblem(source);
    if (problem !== undefined) {
      const line = doc.line(Math.min(problem.line, doc.lines));
      const from = Math.min(line.from + problem.column - 1, line.to);
      const word = /^[\p{L}\p{N}_$]+|^\S/u.exec(source.slice(from))?.[0] ?? '';
      const message = problem.hint === undefined ? problem.message : `${problem.message}. ${problem.hint}`;
      return [
        {
          from: word === '' ? Math.max(0, from - 1) : from,
          to: from + word.length,
          severity: 'error',
          message,
          renderMessage: () => prose(message),
        },
      ];
    }
    const code = { tree: syntaxTree(view.state), text: source };
    return diagnose(code, { reference, surroundings }).map(({ from, to, message, fix }) => ({
      from,
      to,
      severity: 'warning',
      message,
      renderMessage: () => prose(message),
      ...(fix === undefined
        ? {}
        : {
            actions: [
              {
                name: fix.label,
                apply: (target: EditorView) =>
                  target.dispatch({
                    changes: { from: fix.at, to: fix.to, insert: fix.insert },
                    userEvent: 'input.fix',
                  }),
              },
            ],
          }),
    }));
  } catch (error) {
    console.warn('The code could not be checked while it is typed.', error);
    return [];
  }
}
