import { useMemo } from 'react';
import type { EditorLanguage } from './openEditor.ts';
import { type Token, tokenise } from './tokens.ts';

interface StaticCodeProps {
  readonly source: string;
  /** Only JavaScript, the default, is coloured. */
  readonly language?: EditorLanguage;
}

/** Coloured code that cannot be edited. */
export function StaticCode({ source, language = 'javascript' }: StaticCodeProps) {
  const tokens = useMemo<Token[]>(
    () => (language === 'javascript' ? tokenise(source) : [{ kind: 'plain', text: source }]),
    [source, language],
  );
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <pre className="static-code" tabIndex={0}>
      <code>
        {tokens.map(({ kind, text }, index) =>
          kind === 'plain' ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other name than their place
            <span key={index} className={`code-${kind}`}>
              {text}
            </span>
          ),
        )}
        {'\n'}
      </code>
    </pre>
  );
}
