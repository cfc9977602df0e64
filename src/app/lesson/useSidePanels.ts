import { useCallback, useEffect, useMemo, useState } from 'react';

/** One of the two columns beside the text. */
export interface PanelState {
  readonly open: boolean;
  /** True where there is no room beside the text: the panel then slides over it. */
  readonly drawer: boolean;
  toggle(): void;
  close(): void;
  /** Told when the reader has chosen something in it: a drawer has then done its work. */
  chosen(): void;
}

export interface SidePanels {
  readonly contents: PanelState;
  readonly inspector: PanelState;
}

/** Contents from 1000 px, the inspector from 1240 px; below that they are drawers, shut at first. */
export function useSidePanels(): SidePanels {
  const contents = usePanel('(min-width: 1000px)');
  const inspector = usePanel('(min-width: 1240px)');
  return useMemo(() => ({ contents, inspector }), [contents, inspector]);
}

function usePanel(roomQuery: string): PanelState {
  const [room, setRoom] = useState(() => window.matchMedia(roomQuery).matches);
  const [open, setOpen] = useState(room);
  useEffect(() => {
    const query = window.matchMedia(roomQuery);
    const follow = (): void => {
      setRoom(query.matches);
      setOpen(query.matches);
    };
    query.addEventListener('change', follow);
    return () => query.removeEventListener('change', follow);
  }, [roomQuery]);
  const toggle = useCallback(() => setOpen((before) => !before), []);
  const close = useCallback(() => setOpen(false), []);
  return useMemo(
    () => ({ open, drawer: !room, toggle, close, chosen: room ? () => undefined : close }),
    [open, room, toggle, close],
  );
}
