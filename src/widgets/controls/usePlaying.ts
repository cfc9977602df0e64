import { useEffect, useEffectEvent } from 'react';

/** Calls `step` again and again while `playing`, and not in a tab that nobody sees. */
export function usePlaying(playing: boolean, step: () => void, milliseconds = 900): void {
  const onTick = useEffectEvent(() => {
    if (!document.hidden) step();
  });
  useEffect(() => {
    if (!playing) return;
    const timer = setInterval(onTick, milliseconds);
    return () => clearInterval(timer);
  }, [playing, milliseconds]);
}
