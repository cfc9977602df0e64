/**
 * Marks matches in the editors that are on the page. It reaches them through the page and not through the cells: these
 * need not know that anybody searches.
 */
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import type { Match } from './search.ts';

const setMarks = StateEffect.define<DecorationSet>();

const marks = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(set, transaction) {
    for (const effect of transaction.effects) if (effect.is(setMarks)) return effect.value;
    return set.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

const found = Decoration.mark({ class: 'find-match' });
const current = Decoration.mark({ class: 'find-match find-current' });

/** Marks these matches and no others; `chosen` stands out. */
export function markMatches(page: ParentNode, matches: readonly Match[], chosen: Match | undefined): void {
  for (const article of page.querySelectorAll('article[data-cell-id]')) {
    const id = article.getAttribute('data-cell-id');
    const isChosen = chosen !== undefined && chosen.cellId === id;
    // In prose, which has no editor until it is edited, the cell as a whole is marked.
    article.classList.toggle('find-in-cell', isChosen && viewIn(article) === undefined);
    const view = viewIn(article);
    if (view === undefined) continue;
    const own = matches.filter(({ cellId, to }) => cellId === id && to <= view.state.doc.length);
    if (own.length === 0 && view.state.field(marks, false) === undefined) continue;
    const set = Decoration.set(
      own.map((match) => (match === chosen ? current : found).range(match.from, match.to)),
      true,
    );
    const add: readonly StateEffect<Extension>[] =
      view.state.field(marks, false) === undefined ? [StateEffect.appendConfig.of(marks)] : [];
    view.dispatch({ effects: [...add, setMarks.of(set)] });
  }
}

/** Brings a match into view, without taking the focus. */
export function reveal(page: ParentNode, { cellId, from }: Match): void {
  const article = page.querySelector(`article[data-cell-id="${CSS.escape(cellId)}"]`);
  if (article === null) return;
  const view = viewIn(article);
  if (view === undefined || from > view.state.doc.length) article.scrollIntoView({ block: 'center' });
  else view.dispatch({ effects: EditorView.scrollIntoView(from, { y: 'center' }) });
}

function viewIn(article: Element): EditorView | undefined {
  const editor = article.querySelector<HTMLElement>('.cm-editor');
  return editor === null ? undefined : (EditorView.findFromDOM(editor) ?? undefined);
}
