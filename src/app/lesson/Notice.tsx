import type { ReactNode } from 'react';
import { Icon } from '../shell/Icon.tsx';

interface NoticeProps {
  readonly text: string;
  /** Without it, the notice stays as long as it is true. */
  readonly close?: () => void;
  /** What can be done about it. */
  readonly children?: ReactNode;
}

/** Lies over the foot of the page, so that the text does not move when it comes and goes. */
export function Notice({ text, close, children }: NoticeProps) {
  return (
    <div className="notice">
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
