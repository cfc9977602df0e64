/**
 * Marks matches in the cells that are on the page. It reaches them through the page and not through the cells: these
 * need not know that anybody searches.
 */
import { type Extension, StateEffect, StateField } from '@codemirror/state';
import { Decoration, type DecorationSet, EditorView } from '@codemirror/view';
import { bringIntoView } from '../shell/bringIntoView.ts';
import { placesOnPage } from './placesOnPage.ts';
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

/** What marks matches outside of editors: the CSS Custom Highlight API (https://www.w3.org/TR/css-highlight-api-1/). */
const highlightNames = ['find-match', 'find-current'] as const;
const canHighlight = 'highlights' in CSS && typeof Highlight === 'function';

/**
 * Marks these matches and no others; `chosen` stands out.
 *
 * @param sourceOf the source of a cell, in which the matches were found
 */
export function markMatches(
  page: ParentNode,
  matches: readonly Match[],
  chosen: Match | undefined,
  sourceOf: (cellId: string) => string,
): void {
  const highlighted = { 'find-match': [] as Range[], 'find-current': [] as Range[] };
  for (const article of page.querySelectorAll('article[data-cell-id]')) {
    const id = article.getAttribute('data-cell-id') ?? '';
    const own = matches.filter(({ cellId }) => cellId === id);
    const view = viewIn(article);
    let isChosenShown = true;
    if (view !== undefined) markInEditor(view, own, chosen);
    else if (own.length > 0) {
      const placeOf = placesIn(article, sourceOf(id));
      for (const match of own) {
        const place = canHighlight ? placeOf(match) : undefined;
        if (place !== undefined) highlighted[match === chosen ? 'find-current' : 'find-match'].push(place);
        else if (match === chosen) isChosenShown = false;
      }
    }
    // What is found in the target of a link, or in a widget's options, is nowhere on the page but in this cell.
    article.classList.toggle('find-in-cell', !isChosenShown);
  }
  if (!canHighlight) return;
  for (const name of highlightNames) CSS.highlights.set(name, new Highlight(...highlighted[name]));
}

function markInEditor(view: EditorView, own: readonly Match[], chosen: Match | undefined): void {
  const within = own.filter(({ to }) => to <= view.state.doc.length);
  if (within.length === 0 && view.state.field(marks, false) === undefined) return;
  const set = Decoration.set(
    within.map((match) => (match === chosen ? current : found).range(match.from, match.to)),
    true,
  );
  const add: readonly StateEffect<Extension>[] =
    view.state.field(marks, false) === undefined ? [StateEffect.appendConfig.of(marks)] : [];
  view.dispatch({ effects: [...add, setMarks.of(set)] });
}

/** Brings a match into view, without taking the focus. */
export function reveal(page: ParentNode, match: Match, sourceOf: (cellId: string) => string): void {
  const article = page.querySelector(`article[data-cell-id="${CSS.escape(match.cellId)}"]`);
  if (article === null) return;
  const view = viewIn(article);
  if (view !== undefined && match.from <= view.state.doc.length) {
    view.dispatch({ effects: EditorView.scrollIntoView(match.from, { y: 'center' }) });
    return;
  }
  const place = placesIn(article, sourceOf(match.cellId))(match)?.startContainer.parentElement;
  bringIntoView(place ?? article, 'center');
}

function placesIn(article: Element, source: string): (match: Match) => Range | undefined {
  const shown = article.querySelector('.prose, .static-code');
  return shown === null ? () => undefined : placesOnPage(shown, source);
}

function viewIn(article: Element): EditorView | undefined {
  const editor = article.querySelector<HTMLElement>('.cm-editor');
  return editor === null ? undefined : (EditorView.findFromDOM(editor) ?? undefined);
}
