import { useEffect, useState } from 'react';
import type { OpenedDocument } from '../../storage/schema.ts';
import { hashOf } from '../routing/route.ts';
import { useOpenedNotebooks } from './OpenedNotebooksContext.ts';
import './opening.css';

/** The way back to notebooks that were opened before; nothing while there are none. */
export function OpenedList() {
  const notebooks = useOpenedNotebooks();
  const [documents, setDocuments] = useState<readonly OpenedDocument[]>([]);
  useEffect(() => {
    let wanted = true;
    notebooks.list().then((found) => {
      if (wanted) setDocuments(found);
    });
    return () => {
      wanted = false;
    };
  }, [notebooks]);
  if (documents.length === 0) return null;
  return (
    <section className="opened-list" aria-labelledby="opened-here">
      <h2 id="opened-here">Opened in this browser</h2>
      <ul>
        {documents.map(({ id, title, from }) => (
          <li key={id}>
            <a href={hashOf({ page: 'lesson', lesson: id })}>{title}</a>
            <small>
              {from.kind === 'file' ? from.name : from.kind === 'link' ? 'from a link' : 'made here'}
            </small>
          </li>
        ))}
      </ul>
    </section>
  );
}
