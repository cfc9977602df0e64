/** The ways in which a notebook leaves the page; loaded when the first of them is wanted. */
import { exportIpynb } from '../../notebook/ipynb/exportIpynb.ts';
import { markdownFile } from '../../notebook/markdownFile.ts';
import type { NotebookState } from '../notebook/state.ts';
import { linkPayload, maximumLink } from '../opening/link.ts';
import { hashOf } from '../routing/route.ts';
import { settingNames } from '../settings/readSettings.ts';
import { drawFigures } from './drawFigures.ts';
import { savedNotebookOf } from './savedNotebookOf.ts';
import { fileNameOf, saveFile } from './saveFile.ts';

export function saveAsIpynb(state: NotebookState, title: string): void {
  saveFile(exportIpynb(savedNotebookOf(state)), `${fileNameOf(title)}.ipynb`, 'application/x-ipynb+json');
}

export function saveAsMarkdown(state: NotebookState, title: string): void {
  saveFile(markdownFile(savedNotebookOf(state).notebook), `${fileNameOf(title)}.md`, 'text/markdown');
}

export async function saveAsHtml(state: NotebookState, title: string, page: Document): Promise<void> {
  const saved = savedNotebookOf(state);
  const [{ htmlFile }, figures] = await Promise.all([import('./htmlFile.tsx'), drawFigures(saved, page)]);
  saveFile(htmlFile(saved, title, figures), `${fileNameOf(title)}.html`, 'text/html');
}

/**
 * Copies a link that holds the notebook.
 *
 * @param page the address of this page
 * @returns what to tell the reader, and whether that is good news, which need not stay
 */
export async function copyLink(
  state: NotebookState,
  page: string,
  clipboard: Pick<Clipboard, 'writeText'> | undefined,
): Promise<{ readonly text: string; readonly isDone: boolean }> {
  const problem = (text: string) => ({ text, isDone: false });
  const payload = await linkPayload(markdownFile(savedNotebookOf(state).notebook));
  const address = new URL(hashOf({ page: 'link', payload }), page);
  // Reductions and a backend are for the machine they were chosen on, not for whoever gets the link.
  for (const name of settingNames) address.searchParams.delete(name);
  const link = address.href;
  if (link.length > maximumLink)
    return problem(
      `This notebook does not fit into a link: it would have ${link.length.toLocaleString('en-GB')} characters, and many programs cut links after ${maximumLink.toLocaleString('en-GB')}. Save it as a file instead.`,
    );
  try {
    if (clipboard === undefined) throw new Error('There is no clipboard.');
    await clipboard.writeText(link);
  } catch {
    return problem('The browser did not let the link be copied. Save the notebook as a file instead.');
  }
  return {
    text: `The link is copied, ${link.length.toLocaleString('en-GB')} characters. It holds the text and the code, without outputs; no server gets to see them.`,
    isDone: true,
  };
}
