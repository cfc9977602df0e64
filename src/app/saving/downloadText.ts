/** Gives the notebook's text to the reader as a file, where the browser does not keep it. */
import { readFrontMatter } from '../../notebook/frontMatter.ts';
import { serialiseNotebook } from '../../notebook/serialise.ts';
import type { Notebook } from '../../notebook/types.ts';

export function downloadText(notebook: Notebook): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([textOf(notebook)], { type: 'text/markdown' }));
  link.download = `${fileName(notebook)}.md`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

/** The notebook's file; where it cannot be one, its cells one after the other, as near to it as can be. */
export function textOf(notebook: Notebook): string {
  try {
    return serialiseNotebook(notebook);
  } catch {
    const cells = notebook.cells.map(({ kind, source }) =>
      kind === 'code' ? `\`\`\`\`js\n${source}\n\`\`\`\`` : source,
    );
    return `${[`---\n${notebook.frontMatter}\n---`, ...cells].join('\n\n')}\n`;
  }
}

function fileName(notebook: Notebook): string {
  const { title } = readFrontMatter(notebook);
  const name = title
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]+/gu, '-')
    .replace(/^-|-$/g, '');
  return name === '' ? 'notebook' : name;
}
