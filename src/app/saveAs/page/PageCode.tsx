import { tokenise } from '../../editor/tokens.ts';

/** JavaScript in colours. */
export function PageCode({ source }: { readonly source: string }) {
  return (
    <pre>
      <code>
        {tokenise(source).map(({ kind, text }, index) =>
          kind === 'plain' ? (
            text
          ) : (
            // biome-ignore lint/suspicious/noArrayIndexKey: the pieces have no other name than their place
            <span key={index} className={kind}>
              {text}
            </span>
          ),
        )}
      </code>
    </pre>
  );
}
