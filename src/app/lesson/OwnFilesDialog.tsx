import { type DragEvent, type Ref, useState } from 'react';
import type { DatasetProgress } from '../../data/types.ts';
import './ownFilesDialog.css';
import { useSession } from './SessionContext.ts';
import { useOwnFiles as takeOwnFiles } from './surroundings.ts';

type Progress =
  | { readonly state: 'waiting' }
  | { readonly state: 'checking'; readonly text: string }
  | { readonly state: 'taken'; readonly text: string }
  | { readonly state: 'refused'; readonly text: string };

/** Takes the four files from the reader's own disk: for a machine without a way to the mirrors. */
export function OwnFilesDialog({ ref }: { readonly ref: Ref<HTMLDialogElement> }) {
  const session = useSession();
  const [progress, setProgress] = useState<Progress>({ state: 'waiting' });
  const [over, setOver] = useState(false);

  const take = async (files: FileList | null): Promise<void> => {
    if (files === null || files.length === 0) return;
    setProgress({ state: 'checking', text: 'Checking…' });
    try {
      const note = await takeOwnFiles([...files], (step: DatasetProgress) =>
        setProgress({ state: 'checking', text: `${step.step}…` }),
      );
      // What a cell has loaded before stays in the kernel; a new one asks again.
      session.restart();
      setProgress({
        state: 'taken',
        text: `${note} The kernel was restarted, so that the next cell that loads the data uses them.`,
      });
    } catch (error) {
      setProgress({ state: 'refused', text: error instanceof Error ? error.message : String(error) });
    }
  };
  const drop = (event: DragEvent): void => {
    event.preventDefault();
    setOver(false);
    void take(event.dataTransfer.files);
  };

  return (
    <dialog ref={ref} className="own-files" aria-labelledby="own-files-title">
      <h2 id="own-files-title">Use my own Fashion-MNIST files</h2>
      <p>
        The four official files, packed or not: <code>train-images</code>, <code>train-labels</code>,{' '}
        <code>t10k-images</code>, <code>t10k-labels</code>. They are checked here and never leave this
        browser.
      </p>
      <label
        className="drop-zone"
        data-over={over}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span>Drop the four files here, or choose them</span>
        <input
          type="file"
          multiple
          onChange={(event) => {
            void take(event.target.files);
          }}
        />
      </label>
      <p className={`progress ${progress.state}`} role="status">
        {progress.state !== 'waiting' && progress.text}
      </p>
      <form method="dialog">
        <button type="submit" className="button">
          Close
        </button>
      </form>
    </dialog>
  );
}
