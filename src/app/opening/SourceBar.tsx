import { useMemo } from 'react';
import { useStore } from 'zustand';
import type { OpenedDocument } from '../../storage/schema.ts';
import { isKeepable } from '../saving/keepable.ts';
import { ModalDialog } from '../saving/ModalDialog.tsx';
import { notesOf } from './openedNotebooks.ts';
import './opening.css';
import type { TrustGate, TrustState } from './trustGate.ts';

interface SourceBarProps {
  readonly document: OpenedDocument;
  readonly gate: TrustGate;
  /** Whether it has any cell that can run here: a notebook in Python has none. */
  readonly hasCode: boolean;
  readonly onAgree: () => void;
}

/** Where a notebook comes from, whether its code may run, and what in it is not ours; asks before the first run. */
export function SourceBar({ document, gate, hasCode, onAgree }: SourceBarProps) {
  const trust = useStore(gate.state);
  const notes = notesOf(document);
  const isKept = useMemo(() => isKeepable(document.notebook), [document]);
  const agree = (): void => {
    gate.agree();
    onAgree();
  };
  return (
    <aside
      className="source-bar"
      aria-label="Where this notebook comes from"
      data-notebook-source={document.from.kind}
      data-notebook-trust={trust}
    >
      <p>
        {sourceOf(document)} {answer(trust, hasCode)}
        {!isKept && ' It is too large to be kept in this browser: save it as a file before you leave.'}
      </p>
      {trust !== 'trusted' && hasCode && (
        <button type="button" className="button" onClick={gate.ask}>
          Run its code?
        </button>
      )}
      {notes.length > 0 && (
        <details>
          <summary>
            {notes.length === 1 ? '1 thing differs here' : `${notes.length} things differ here`}
          </summary>
          <ul>
            {notes.map((note) => (
              <li key={note}>{note}</li>
            ))}
          </ul>
        </details>
      )}
      {trust === 'asking' && (
        <ModalDialog
          title="Run its code?"
          onClose={gate.decline}
          closeWord="Not now"
          actions={
            <button type="button" className="button primary" data-action="allow-run" onClick={agree}>
              Run its code
            </button>
          }
        >
          <p>
            {sourceOf(document)} Convbook has not checked it. The code runs apart from this page: it cannot
            reach the network, your files, or other notebooks. It can keep this machine busy until you stop
            it.
          </p>
          <p>Your answer is for this notebook alone.</p>
        </ModalDialog>
      )}
    </aside>
  );
}

function answer(trust: TrustState, hasCode: boolean): string {
  if (!hasCode) return 'It has no JavaScript, so nothing in it can run here.';
  return trust === 'trusted'
    ? 'You have let its code run.'
    : 'Its code has not run: you decide whether it may.';
}

function sourceOf({ from }: OpenedDocument): string {
  switch (from.kind) {
    case 'file':
      return `This notebook comes from the file “${from.name}”.`;
    case 'link':
      return 'This notebook comes from a link.';
    case 'own':
      return 'This notebook was made in this browser.';
  }
}
