import { type KeyboardEvent, useCallback, useEffect, useId, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { documentOf } from '../notebook/document.ts';
import type { Session } from '../notebook/session.ts';
import { Icon } from '../shell/Icon.tsx';
import { FindToggles } from './FindToggles.tsx';
import './find.css';
import { countText } from './countText.ts';
import { markMatches, reveal } from './markMatches.ts';
import { type Match, type Query, replaceMatches } from './search.ts';
import { searchedCells, useSearch } from './useSearch.ts';

/** Milliseconds in which cells are drawn around a match that was brought into view. */
const settling = 1500;

interface FindPanelProps {
  readonly session: Session;
  /** Whether the line for replacing is open. */
  readonly replacing: boolean;
  /** How often it was asked for: each time, the focus goes to what is looked for. */
  readonly timesAsked: number;
  /** What was selected on the page when it was asked for. */
  readonly selected: string;
  /** What was typed before the panel was there, if anything was. */
  readonly typed: string | undefined;
  readonly onClose: () => void;
}

const noMatches: readonly Match[] = [];

/** Finds and replaces in all cells. It lies over the page's corner and marks what it finds where it stands. */
export default function FindPanel({
  session,
  replacing,
  timesAsked,
  selected,
  typed,
  onClose,
}: FindPanelProps) {
  const [query, setQuery] = useState<Query>(() => ({
    text: typed ?? selected,
    matchCase: false,
    wholeWord: false,
    regex: false,
  }));
  const [replacement, setReplacement] = useState('');
  const [index, setIndex] = useState(0);
  const readOnly = useStore(session.readOnly);
  const input = useRef<HTMLInputElement>(null);
  /** When a match was last brought into view, as `performance.now`. */
  const revealed = useRef(Number.NEGATIVE_INFINITY);
  const status = useId();
  const found = useSearch(session, query, replacing ? replacement : undefined);
  const matches = 'matches' in found ? found.matches : noMatches;
  const at = Math.min(index, Math.max(0, matches.length - 1));
  const chosen = matches[at];
  const sourceOf = useCallback(
    (cellId: string) => session.notebook.getState().cells[cellId]?.source ?? '',
    [session],
  );

  useLayoutEffect(() => () => markMatches(document, [], undefined, sourceOf), [sourceOf]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: it is for each time that it is asked
  useLayoutEffect(() => {
    input.current?.focus();
    // Who has begun to type goes on behind it.
    if (typed !== undefined && timesAsked === 1) input.current?.setSelectionRange(typed.length, typed.length);
    else input.current?.select();
  }, [timesAsked]);
  useEffect(() => {
    markMatches(document, matches, chosen, sourceOf);
    // Editors open as they come near the window, also because a match was brought into view; formulas come late.
    const observer = new MutationObserver((changes) => {
      const added = changes
        .flatMap(({ addedNodes }) => [...addedNodes])
        .filter((node) => node instanceof Element);
      const isCell = (node: Element) => node.matches('article');
      const isText = (node: Element) =>
        node.matches('.cm-editor, .static-code') || node.closest('.prose') !== null;
      if (added.some((node) => isCell(node) || isText(node)))
        markMatches(document, matches, chosen, sourceOf);
      // Cells of a long notebook that are drawn as they come near move what was just brought into view.
      const isSettling = performance.now() - revealed.current < settling;
      if (isSettling && chosen !== undefined && added.some(isCell)) reveal(document, chosen, sourceOf);
    });
    const main = document.getElementById('main');
    if (main !== null) observer.observe(main, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [matches, chosen, sourceOf]);
  const show = useCallback(
    (match: Match) => {
      revealed.current = performance.now();
      reveal(document, match, sourceOf);
    },
    [sourceOf],
  );
  useEffect(() => {
    if (chosen !== undefined) show(chosen);
  }, [chosen, show]);

  const go = (step: 1 | -1): void => {
    if (matches.length === 1 && chosen !== undefined) show(chosen);
    else if (matches.length > 0) setIndex((at + step + matches.length) % matches.length);
  };
  const change = (changed: Partial<Query>): void => {
    setIndex(0);
    setQuery({ ...query, ...changed });
  };
  const replace = (replaced: readonly Match[]): void => {
    const changed = replaceMatches(searchedCells(session), replaced);
    if (changed.size === 0) return;
    const notebook = documentOf(session.notebook.getState());
    const cells = notebook.cells.map((cell) => ({ ...cell, source: changed.get(cell.id) ?? cell.source }));
    // One step of the notebook's own undo, whichever cells it touches.
    session.restructure({
      type: 'replaced',
      notebook: { ...notebook, cells },
      label: replaced.length === 1 ? 'replace a match' : `replace ${replaced.length} matches`,
    });
  };
  const keyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Escape') {
      event.preventDefault();
      event.stopPropagation();
      onClose();
    } else if (event.key === 'Enter' && event.target === input.current) {
      event.preventDefault();
      go(event.shiftKey ? -1 : 1);
    }
  };

  return (
    <search className="find-panel" aria-label="Find in this notebook" onKeyDown={keyDown}>
      <div className="find-line">
        <input
          ref={input}
          type="text"
          aria-label="Find"
          placeholder="Find"
          aria-describedby={status}
          aria-invalid={'problem' in found}
          spellCheck={false}
          value={query.text}
          onChange={({ target }) => change({ text: target.value })}
        />
        <FindToggles query={query} onChange={change} />
        <button
          type="button"
          className="button plain"
          aria-label="Previous match"
          title="Previous match (Shift+Enter)"
          disabled={matches.length === 0}
          onClick={() => go(-1)}
        >
          <span aria-hidden="true">↑</span>
        </button>
        <button
          type="button"
          className="button plain"
          aria-label="Next match"
          title="Next match (Enter)"
          disabled={matches.length === 0}
          onClick={() => go(1)}
        >
          <span aria-hidden="true">↓</span>
        </button>
        <button
          type="button"
          className="button plain"
          aria-label="Close find"
          title="Close (Escape)"
          onClick={onClose}
        >
          <Icon name="close" size={14} />
        </button>
      </div>
      {replacing && (
        <div className="find-line">
          <input
            type="text"
            aria-label="Replace with"
            placeholder="Replace with"
            spellCheck={false}
            value={replacement}
            onChange={({ target }) => setReplacement(target.value)}
          />
          <button
            type="button"
            className="button"
            disabled={chosen === undefined || readOnly}
            onClick={() => chosen !== undefined && replace([chosen])}
          >
            Replace
          </button>
          <button
            type="button"
            className="button"
            disabled={matches.length === 0 || readOnly}
            onClick={() => replace(matches)}
          >
            Replace all
          </button>
        </div>
      )}
      <p id={status} role="status" className={'problem' in found ? 'find-count problem' : 'find-count'}>
        {query.text === '' ? 'In code and text' : countText(found, at)}
        {replacing && readOnly && ' · This notebook is read-only here.'}
      </p>
    </search>
  );
}
