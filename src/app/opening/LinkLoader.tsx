import { useEffect, useState } from 'react';
import { hashOf } from '../routing/route.ts';
import { MessagePage } from '../shell/MessagePage.tsx';
import { useOpenedNotebooks } from './OpenedNotebooksContext.ts';
import { Opening } from './Opening.tsx';

/** Unpacks the notebook in the address, keeps it, and goes to it; or says what is wrong with the link. */
export default function LinkLoader({ payload }: { readonly payload: string }) {
  const notebooks = useOpenedNotebooks();
  const [reason, setReason] = useState<string>();
  useEffect(() => {
    let wanted = true;
    notebooks.openLink(payload).then((opened) => {
      if (!wanted) return;
      if ('reason' in opened) setReason(opened.reason);
      // In the place of the long address, so that “back” leads to where the reader came from.
      else window.location.replace(hashOf({ page: 'lesson', lesson: opened.name }));
    });
    return () => {
      wanted = false;
    };
  }, [notebooks, payload]);

  if (reason === undefined) return <Opening />;
  return (
    <MessagePage title="This link cannot be opened">
      <p className="reason">{reason}</p>
    </MessagePage>
  );
}
