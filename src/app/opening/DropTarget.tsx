import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { hashOf } from '../routing/route.ts';
import { ModalDialog } from '../saving/ModalDialog.tsx';
import { useOpenedNotebooks } from './OpenedNotebooksContext.ts';
import './opening.css';

/** Opens a file that is dropped anywhere on the page, and says why one could not be opened. */
export function DropTarget() {
  const notebooks = useOpenedNotebooks();
  const view = useStore(notebooks.view);
  const [over, setOver] = useState(false);

  useEffect(() => {
    const isFile = (event: DragEvent): boolean => event.dataTransfer?.types.includes('Files') === true;
    const dragged = (event: DragEvent): void => {
      // A place of its own for files, such as the one for the data set, has taken it.
      const isForUs = isFile(event) && !event.defaultPrevented;
      if (isForUs) event.preventDefault();
      setOver(isForUs);
    };
    const left = (event: DragEvent): void => {
      if (event.relatedTarget === null) setOver(false);
    };
    const dropped = (event: DragEvent): void => {
      setOver(false);
      const file = event.dataTransfer?.files[0];
      if (event.defaultPrevented || !isFile(event) || file === undefined) return;
      event.preventDefault();
      void notebooks.openFile(file).then((name) => {
        if (name !== undefined) window.location.hash = hashOf({ page: 'lesson', lesson: name });
      });
    };
    window.addEventListener('dragover', dragged);
    window.addEventListener('dragleave', left);
    window.addEventListener('drop', dropped);
    return () => {
      window.removeEventListener('dragover', dragged);
      window.removeEventListener('dragleave', left);
      window.removeEventListener('drop', dropped);
    };
  }, [notebooks]);

  return (
    <>
      {over && (
        <div className="drop-here" aria-hidden="true">
          <p>Drop a notebook to open it</p>
        </div>
      )}
      <p className={view.state === 'opening' ? 'opening-now' : 'unseen'} role="status">
        {view.state === 'opening' && `Opening ${view.name}…`}
      </p>
      {view.state === 'failed' && (
        <ModalDialog
          title={`${view.name} cannot be opened`}
          onClose={notebooks.dismiss}
          closeWord="Close"
          actions={null}
        >
          <p>{view.reason}</p>
        </ModalDialog>
      )}
    </>
  );
}
