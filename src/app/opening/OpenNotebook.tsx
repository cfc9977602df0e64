import { hashOf } from '../routing/route.ts';
import { Icon } from '../shell/Icon.tsx';
import { useOpenedNotebooks } from './OpenedNotebooksContext.ts';
import './opening.css';

/** The button that opens a notebook from a file. */
export function OpenNotebook() {
  const notebooks = useOpenedNotebooks();
  return (
    <label
      className="button open-notebook"
      title="Open an .ipynb or .md file; it does not leave this machine"
    >
      <Icon name="open" size={14} />
      Open notebook
      <input
        type="file"
        data-action="open-notebook"
        accept=".ipynb,.md,.markdown"
        onChange={({ target }) => {
          const file = target.files?.[0];
          // The same file can be chosen again.
          const forget = (): void => {
            target.value = '';
          };
          if (file === undefined) return;
          void notebooks.openFile(file).then((name) => {
            forget();
            if (name !== undefined) window.location.hash = hashOf({ page: 'lesson', lesson: name });
          });
        }}
      />
    </label>
  );
}
