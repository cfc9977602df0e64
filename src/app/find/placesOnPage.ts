/**
 * Where a place in a cell's source has gone on the page, where the cell has no editor. Prose is the Markdown without its
 * marks, in the same order, so each piece of text on the page is looked for in the source from where the one before it
 * ended. A piece that is written otherwise in the source, with an escape or an entity, has no place; nor have the targets
 * of links.
 */
import type { Match } from './search.ts';

interface Piece {
  /** Where its first character stands in the source, in UTF-16 units. */
  readonly at: number;
  readonly text: Text;
}

/** What is drawn in the place of a source instead of showing it: widgets, questions, formulas, panels that are closed. */
const drawn = '[data-widget], .question, .katex, [popover]';

/**
 * @param shown what has become of the source
 * @returns a function that gives a match's place on the page; undefined where it is not shown
 */
export function placesOnPage(
  shown: Element,
  source: string,
): (match: Pick<Match, 'from' | 'to'>) => Range | undefined {
  const pieces = piecesOf(shown, source);
  /** The piece that has this character. */
  const pieceOf = (offset: number): Piece | undefined =>
    pieces.find(({ at, text }) => at <= offset && offset < at + text.data.length);
  return ({ from, to }) => {
    const first = pieceOf(from);
    const last = pieceOf(to - 1);
    if (first === undefined || last === undefined) return undefined;
    const range = new Range();
    range.setStart(first.text, from - first.at);
    range.setEnd(last.text, to - last.at);
    return range;
  };
}

function piecesOf(shown: Element, source: string): Piece[] {
  const walker = shown.ownerDocument.createTreeWalker(shown, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT, {
    acceptNode: (node) =>
      node instanceof Element
        ? node.matches(drawn)
          ? NodeFilter.FILTER_REJECT
          : NodeFilter.FILTER_SKIP
        : NodeFilter.FILTER_ACCEPT,
  });
  const pieces: Piece[] = [];
  let end = 0;
  for (let text = walker.nextNode(); text !== null; text = walker.nextNode()) {
    if (!(text instanceof Text) || text.data.trim() === '') continue;
    const at = source.indexOf(text.data, end);
    if (at === -1) continue;
    pieces.push({ at, text });
    end = at + text.data.length;
  }
  return pieces;
}
