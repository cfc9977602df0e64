import { cancelTurn, requestTurn } from '../shell/oneAFrame.ts';
import { watchNear } from '../shell/watchNear.ts';
import { whenReadable } from '../shell/whenReadable.ts';

export interface Opening {
  /** Opens as soon as what it takes is loaded, near or not. */
  now(): void;
  stop(): void;
}

/**
 * Opens, once, what belongs in `place`: when `place` is near the window and the page rests. A scroll passes by without it.
 *
 * @param load fetches what opening takes; asked again when the place comes near once more, if it failed
 */
export function openWhenNear<T>(place: Element, load: () => Promise<T>, open: (loaded: T) => void): Opening {
  const turn = {};
  let isNear = false;
  let isUrgent = false;
  let isOver = false;

  const begin = async (): Promise<void> => {
    await whenReadable();
    const loaded = await load();
    const finish = (): void => {
      stop();
      open(loaded);
    };
    if (isOver) return;
    if (isUrgent) finish();
    else if (isNear) requestTurn(turn, finish, 'atRest');
  };
  const tryIt = (): void => {
    // Without its editor the code can still be read and run.
    begin().catch((error: unknown) => console.warn('The editor could not be loaded.', error));
  };
  const unwatch = watchNear(place, (now) => {
    isNear = now;
    if (isNear) tryIt();
    else cancelTurn(turn);
  });
  const stop = (): void => {
    isOver = true;
    unwatch();
    cancelTurn(turn);
  };
  return {
    now() {
      isUrgent = true;
      tryIt();
    },
    stop,
  };
}
