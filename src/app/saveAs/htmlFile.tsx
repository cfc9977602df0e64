/**
 * A notebook as one HTML file that any browser shows: text, code and outputs, readable in light and dark. It holds no
 * script and loads nothing, and its policy would not let it; Plotly's figures are in it as SVG pictures.
 */
import { renderToStaticMarkup } from 'react-dom/server';
import { attachedPictures } from '../../notebook/attachedPictures.ts';
import type { Output } from '../../notebook/output.ts';
import type { SavedNotebook } from '../../notebook/savedNotebook.ts';
import { PageCode } from './page/PageCode.tsx';
import { PageMarkdown } from './page/PageMarkdown.tsx';
import { PageOutput } from './page/PageOutput.tsx';
import { pageStyle } from './page/pageStyle.ts';

const policy =
  "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/** @param figures Plotly's figures as `data:` addresses, by their outputs */
export function htmlFile(
  { notebook, results }: SavedNotebook,
  title: string,
  figures: ReadonlyMap<Output, string>,
): string {
  const page = (
    <html lang="en">
      <head>
        <meta charSet="utf-8" />
        <meta httpEquiv="Content-Security-Policy" content={policy} />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title}</title>
        <style>{pageStyle}</style>
      </head>
      <body>
        {notebook.cells.map((cell) => (
          <section key={cell.id}>
            {cell.kind === 'code' ? (
              <PageCode source={cell.source} />
            ) : (
              <PageMarkdown source={cell.source} pictures={attachedPictures(cell.info ?? '')} />
            )}
            {results.get(cell.id)?.outputs.map((output, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: an output has no other name than its place
              <PageOutput key={index} output={output} figures={figures} />
            ))}
          </section>
        ))}
        <footer>Saved from Convbook, a notebook in a browser tab.</footer>
      </body>
    </html>
  );
  return `<!doctype html>\n${renderToStaticMarkup(page)}\n`;
}
