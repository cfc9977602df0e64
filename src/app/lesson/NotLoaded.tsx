import { useEffect } from 'react';
import { useSession } from './SessionContext.ts';

interface NotLoadedProps {
  /** What the reader asked for, as the start of a sentence. */
  readonly what: string;
  readonly onClose: () => void;
}

/** Stands for a panel whose code did not come: says so and closes it, so that the lesson stays. */
export function NotLoaded({ what, onClose }: NotLoadedProps) {
  const session = useSession();
  useEffect(() => {
    session.notify(`${what} could not be loaded. Check the connection, then load the page again.`);
    onClose();
  }, [session, what, onClose]);
  return null;
}
