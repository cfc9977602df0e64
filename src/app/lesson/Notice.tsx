import { type ReactNode, useEffect, useEffectEvent, useState } from 'react';
import { Icon } from '../shell/Icon.tsx';

interface NoticeProps {
  readonly text: string;
  /** Without it, the notice stays as long as it is true. */
  readonly close?: () => void;
  /** Whether it closes by itself, unless the reader points at it or has the focus in it. */
  readonly passing?: boolean;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Milliseconds: long enough to read two sentences slowly. */
const passingTime = 8_000;

/** Lies over the foot of the page, so that the text does not move when it comes and goes. */
export function Notice({ text, close, passing = false, children }: NoticeProps) {
  const [isPointedAt, setPointedAt] = useState(false);
  const [hasFocus, setHasFocus] = useState(false);
  const leave = useEffectEvent(() => close?.());
  const isHeld = isPointedAt || hasFocus;
  useEffect(() => {
    if (!passing || isHeld) return;
    const timer = setTimeout(leave, passingTime);
    return () => clearTimeout(timer);
  }, [passing, isHeld]);
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it only waits while it is being read
    <div
      className="notice"
      onPointerEnter={() => setPointedAt(true)}
      onPointerLeave={() => setPointedAt(false)}
      onFocus={() => setHasFocus(true)}
      onBlur={() => setHasFocus(false)}
    >
      <span>{text}</span>
      {children}
      {close !== undefined && (
        <button type="button" className="button plain" aria-label="Close notice" onClick={close}>
          <Icon name="close" size={14} />
        </button>
      )}
    </div>
  );
}
