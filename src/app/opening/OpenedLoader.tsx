import { useContext, useEffect, useState } from 'react';
import type { OpenedDocument } from '../../storage/schema.ts';
import { LessonPage } from '../lesson/LessonPage.tsx';
import { SessionsContext } from '../lesson/SessionsContext.ts';
import type { Sessions } from '../lesson/sessions.ts';
import type { PreparedDocument } from '../saving/preparedDocument.ts';
import { MessagePage } from '../shell/MessagePage.tsx';
import { useOpenedNotebooks } from './OpenedNotebooksContext.ts';
import { Opening } from './Opening.tsx';
import { OpenNotebook } from './OpenNotebook.tsx';
import type { OpenedNotebooks } from './openedNotebooks.ts';

type Loaded =
  | { readonly state: 'loading' }
  | { readonly state: 'missing' }
  | {
      readonly state: 'open';
      readonly document: OpenedDocument;
      readonly prepared: PreparedDocument | undefined;
    };

interface OpenedLoaderProps {
  /** `opened:<id>`. */
  readonly name: string;
  readonly section: string | undefined;
}

/** Finds a notebook that was opened from a file or a link, and shows it as lessons are shown. */
export default function OpenedLoader({ name, section }: OpenedLoaderProps) {
  const notebooks = useOpenedNotebooks();
  const sessions = useContext(SessionsContext);
  const [loaded, setLoaded] = useState<Loaded>({ state: 'loading' });
  useEffect(() => {
    let wanted = true;
    load(name, notebooks, sessions).then((result) => {
      if (wanted) setLoaded(result);
    });
    return () => {
      wanted = false;
    };
  }, [name, notebooks, sessions]);

  if (loaded.state === 'loading') return <Opening />;
  if (loaded.state === 'missing')
    return (
      <MessagePage title="This notebook is not here">
        <p>
          It was opened from a file or a link, and this browser has not kept it: it may be another browser, a
          private window, or its storage was cleared. Open it again.
        </p>
        <OpenNotebook />
      </MessagePage>
    );
  const { document, prepared } = loaded;
  return (
    <LessonPage
      name={name}
      title={document.title}
      notebook={document.notebook}
      prepared={prepared}
      section={section}
      opened={document}
    />
  );
}

async function load(
  name: string,
  notebooks: OpenedNotebooks,
  sessions: Sessions | undefined,
): Promise<Loaded> {
  const document = await notebooks.find(name);
  if (document === undefined) return { state: 'missing' };
  const prepared = await sessions?.prepare(name, document.notebook);
  if (prepared === undefined) return { state: 'open', document, prepared };
  // Whole ones take the place of those that were cut to be kept.
  const whole = notebooks.takeOutputs(name) ?? [];
  const isWhole = new Set(whole.map(({ cellId }) => cellId));
  const outputs = [...whole, ...prepared.outputs.filter(({ cellId }) => !isWhole.has(cellId))];
  return { state: 'open', document, prepared: { ...prepared, outputs } };
}
