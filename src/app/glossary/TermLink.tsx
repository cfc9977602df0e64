import { type PointerEvent, type ReactNode, useId, useRef } from 'react';
import { hashOf } from '../routing/route.ts';
import { slugOf } from './findTerm.ts';
import type { Term } from './term.ts';
import './termLink.css';

interface TermLinkProps {
  readonly term: Term;
  /** The word as it stands in the text. */
  readonly children: ReactNode;
}

/**
 * A word that can be asked what it means: a press opens a small panel with the meaning and the way to the glossary. Hovering
 * opens it, too; Escape or a press elsewhere closes it, as the browser's own popover does.
 */
export function TermLink({ term, children }: TermLinkProps) {
  const id = useId();
  const word = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLSpanElement>(null);
  const hovering = useRef(false);

  /** Below the word, or above where there is no room, and within the window. */
  const place = (): void => {
    if (word.current === null || panel.current === null) return;
    const { left, top, bottom } = word.current.getBoundingClientRect();
    const { clientWidth, clientHeight } = document.documentElement;
    const { style } = panel.current;
    style.left = `${Math.max(8, Math.min(left, clientWidth - 328))}px`;
    const above = bottom > clientHeight - 200;
    style.top = above ? 'auto' : `${bottom + 6}px`;
    style.bottom = above ? `${clientHeight - top + 6}px` : 'auto';
  };
  const enter = (event: PointerEvent): void => {
    if (event.pointerType !== 'mouse' || panel.current?.matches(':popover-open')) return;
    hovering.current = true;
    panel.current?.showPopover();
  };
  /** Once pressed, it stays when the pointer leaves. */
  const pin = (): void => {
    hovering.current = false;
  };
  const leave = (event: PointerEvent): void => {
    const target = event.relatedTarget;
    if (!hovering.current || (target instanceof Node && panel.current?.contains(target))) return;
    hovering.current = false;
    panel.current?.hidePopover();
  };

  return (
    <span className="term" onPointerEnter={enter} onPointerLeave={leave}>
      <button ref={word} type="button" popoverTarget={id} popoverTargetAction="show" onClick={pin}>
        {children}
      </button>
      <span ref={panel} id={id} popover="auto" className="popover term-panel" onBeforeToggle={place}>
        <span className="term-name">{term.name}</span>
        <span className="term-meaning">{term.meaning}</span>
        <a href={hashOf({ page: 'glossary', term: slugOf(term) })}>In the glossary</a>
      </span>
    </span>
  );
}
