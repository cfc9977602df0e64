import { useContext, useEffect, useRef, useState } from 'react';
import type { OpenedDocument } from '../../storage/schema.ts';
import { SessionsContext } from '../lesson/SessionsContext.ts';
import { hashOf } from '../routing/route.ts';
import { ForgetDialog } from './ForgetDialog.tsx';
import { useOpenedNotebooks } from './OpenedNotebooksContext.ts';
import './opening.css';

/** The way back to notebooks that were opened before, and the way to be rid of them; nothing while there are none. */
export function OpenedList() {
  const notebooks = useOpenedNotebooks();
  const sessions = useContext(SessionsContext);
  const [documents, setDocuments] = useState<readonly OpenedDocument[]>([]);
  const [asked, setAsked] = useState<OpenedDocument>();
  const [forgotten, setForgotten] = useState<OpenedDocument>();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    let wanted = true;
    notebooks.list().then((found) => {
      if (wanted) setDocuments(found);
    });
    return () => {
      wanted = false;
    };
  }, [notebooks]);

  // The button that was pressed is gone.
  useEffect(() => {
    if (forgotten !== undefined) heading.current?.focus();
  }, [forgotten]);

  const forget = async (document: OpenedDocument): Promise<string | undefined> => {
    // A session of this tab would write it again.
    await sessions?.close(document.id);
    const problem = await notebooks.forget(document.id);
    if (problem !== undefined) return problem;
    setAsked(undefined);
    setDocuments((before) => before.filter(({ id }) => id !== document.id));
    setForgotten(document);
    return undefined;
  };

  if (documents.length === 0 && forgotten === undefined) return null;
  return (
    <section className="opened-list" aria-labelledby="opened-here">
      <h2 id="opened-here" ref={heading} tabIndex={-1}>
        Opened in this browser
      </h2>
      <ul>
        {documents.map((document) => (
          <li key={document.id}>
            <a href={hashOf({ page: 'lesson', lesson: document.id })}>{document.title}</a>
            <small>{sourceOf(document)}</small>
            <button
              type="button"
              className="button plain"
              aria-label={`Forget ${document.title}`}
              title="Remove it from this browser, with all you did in it"
              onClick={() => setAsked(document)}
            >
              Forget
            </button>
          </li>
        ))}
      </ul>
      <p role="status">{forgotten !== undefined && `“${forgotten.title}” is forgotten.`}</p>
      {asked !== undefined && (
        <ForgetDialog document={asked} onForget={() => forget(asked)} onClose={() => setAsked(undefined)} />
      )}
    </section>
  );
}

function sourceOf({ from }: OpenedDocument): string {
  if (from.kind === 'file') return from.name;
  return from.kind === 'link' ? 'from a link' : 'made here';
}
