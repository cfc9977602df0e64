import { useSession } from '../lesson/SessionContext.ts';

interface SaveEntriesProps {
  readonly title: string;
  /** Closes the menu. */
  readonly close: () => void;
}

/** The part of the menu in which the notebook is saved as a file or copied as a link. */
export function SaveEntries({ title, close }: SaveEntriesProps) {
  const session = useSession();
  const state = () => session.notebook.getState();
  const entries = [
    {
      name: 'Save as .ipynb',
      what: 'for Jupyter and VS Code, with outputs',
      save: async () => (await import('./saveNotebook.ts')).saveAsIpynb(state(), title),
    },
    {
      name: 'Save as .md',
      what: 'text and code, for any editor',
      save: async () => (await import('./saveNotebook.ts')).saveAsMarkdown(state(), title),
    },
    {
      name: 'Save as .html',
      what: 'one page to read, with outputs',
      save: async () => (await import('./saveNotebook.ts')).saveAsHtml(state(), title, document),
    },
    {
      name: 'Copy link',
      what: 'text and code, inside the link itself',
      save: async () => {
        const { copyLink } = await import('./saveNotebook.ts');
        // Typed as always there, but browsers give it to secure origins only.
        const clipboard = 'clipboard' in navigator ? navigator.clipboard : undefined;
        const { text, isDone } = await copyLink(state(), window.location.href, clipboard);
        session.notify(text, isDone ? 'passing' : 'staying');
      },
    },
  ];
  return (
    <>
      {entries.map(({ name, what, save }) => (
        <button
          key={name}
          type="button"
          className="entry"
          onClick={() => {
            close();
            save().catch((error: unknown) =>
              session.notify(
                `The notebook could not be saved (${String(error)}). Check the connection and try again.`,
              ),
            );
          }}
        >
          <span className="entry-title">
            {name}
            <small>{what}</small>
          </span>
        </button>
      ))}
    </>
  );
}
