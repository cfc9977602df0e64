import { useMemo } from 'react';
import { tokenise } from './tokens.ts';

/** Coloured code that cannot be edited. */
export function StaticCode({ source }: { readonly source: string }) {
  const tokens = useMemo(() => tokenise(source), [source]);
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
