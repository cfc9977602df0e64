import { useLayoutEffect, useRef } from 'react';
import './find.css';

interface FirstLineProps {
  readonly text: string;
  readonly onType: (text: string) => void;
  readonly onClose: () => void;
}

/** Takes what is typed while the panel is still on its way: the keys would else be commands to the selected cell. */
export function FirstLine({ text, onType, onClose }: FirstLineProps) {
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => {
    input.current?.focus();
    input.current?.select();
  }, []);
  return (
    <search
      className="find-panel"
      aria-label="Find in this notebook"
      onKeyDown={(event) => {
        if (event.key === 'Escape') onClose();
      }}
    >
      <div className="find-line">
        <input
          ref={input}
          type="text"
          aria-label="Find"
          placeholder="Find"
          spellCheck={false}
          value={text}
          onChange={({ target }) => onType(target.value)}
        />
      </div>
      <p className="find-count">In code and text</p>
    </search>
  );
}
