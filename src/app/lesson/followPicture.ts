/**
 * Live scores for the reader's own picture: a cell that reads `drawnImage()` and has run runs again soon after the picture
 * has changed. Not while the kernel is busy, and never for the first time: nothing runs that the reader has not started.
 */
import type { LatestPicture } from '../../widgets/drawing/latestPicture.ts';
import type { Session } from '../notebook/session.ts';

/** Milliseconds without a change: a line is drawn in many small ones. */
const pause = 350;

/** @returns a function that stops it */
export function followPicture(
  session: Pick<Session, 'kernel' | 'notebook' | 'run'>,
  picture: Pick<LatestPicture, 'subscribe'>,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const followed = (): void => {
    const { state } = session.kernel.getState();
    if (state === 'busy' || state === 'starting') timer = setTimeout(followed, pause);
    if (state !== 'idle') return;
    for (const cell of Object.values(session.notebook.getState().cells)) {
      const reads = cell.kind === 'code' && cell.phase === 'done' && cell.source.includes('drawnImage(');
      if (reads) session.run(cell.id);
    }
  };
  const stop = picture.subscribe(() => {
    clearTimeout(timer);
    timer = setTimeout(followed, pause);
  });
  return () => {
    stop();
    clearTimeout(timer);
  };
}
