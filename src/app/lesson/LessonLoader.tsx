import { useContext, useEffect, useState } from 'react';
import { parseNotebook } from '../../notebook/parse.ts';
import type { Notebook } from '../../notebook/types.ts';
import { lessons, loadLesson } from '../lessons/catalogue.ts';
import { hashOf } from '../routing/route.ts';
import type { PreparedDocument } from '../saving/preparedDocument.ts';
import { MessagePage } from '../shell/MessagePage.tsx';
import { LessonPage } from './LessonPage.tsx';
import { SessionsContext } from './SessionsContext.ts';
import type { Sessions } from './sessions.ts';

type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | { readonly state: 'malformed'; readonly reason: string }
  | { readonly state: 'failed'; readonly reason: string }
  | {
      readonly state: 'open';
      readonly notebook: Notebook;
      /** What is kept of the lesson: read before it is shown, so that nothing on the page is replaced. */
      readonly prepared: PreparedDocument | undefined;
    };

interface LessonLoaderProps {
  readonly name: string;
  readonly section: string | undefined;
}

/** Fetches a lesson's text and shows it, or says why it cannot be shown. */
export default function LessonLoader({ name, section }: LessonLoaderProps) {
  const sessions = useContext(SessionsContext);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let wanted = true;
    load(name, sessions).then((result) => {
      if (wanted) setLoaded(result);
    });
    return () => {
      wanted = false;
    };
  }, [name, sessions]);

  switch (loaded.state) {
    case 'loading':
      return <p className="unseen" role="status">{`Opening ${name}…`}</p>;
    case 'missing':
      return (
        <MessagePage title="There is no such lesson">
          <p>
            No lesson is called <code>{name}</code>. The address may be mistyped, or the lesson may have been
            renamed. {lessons.length > 0 && 'These there are:'}
          </p>
          <ul>
            {lessons.map((lesson) => (
              <li key={lesson.name}>
                <a href={hashOf({ page: 'lesson', lesson: lesson.name })}>{lesson.title}</a>
              </li>
            ))}
          </ul>
        </MessagePage>
      );
    case 'malformed':
      return (
        <MessagePage title="This lesson cannot be read">
          <p>
            The file <code>notebooks/{name}.md</code> breaks the notebook format:
          </p>
          <p className="reason">{loaded.reason}</p>
          <p>Mend that line and load the page again. The other lessons are not affected.</p>
        </MessagePage>
      );
    case 'failed':
      return (
        <MessagePage title="This lesson could not be loaded">
          <p className="reason">{loaded.reason}</p>
          <p>Check the connection and load the page again.</p>
        </MessagePage>
      );
    case 'open':
      return (
        <LessonPage name={name} notebook={loaded.notebook} prepared={loaded.prepared} section={section} />
      );
  }
}

async function load(name: string, sessions: Sessions | undefined): Promise<Loaded> {
  let text: string | undefined;
  try {
    text = await loadLesson(name);
  } catch (error) {
    return { state: 'failed', reason: String(error) };
  }
  if (text === undefined) return { state: 'missing' };
  try {
    const notebook = parseNotebook(text);
    return { state: 'open', notebook, prepared: await sessions?.prepare(name, notebook) };
  } catch (error) {
    return { state: 'malformed', reason: error instanceof Error ? error.message : String(error) };
  }
}
