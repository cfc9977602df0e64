/**
 * Keeps what is known of the cells' names up to date with their texts. The analyser comes in a chunk of its own, once it
 * is wanted; until then staleness has what the kernel tells of each run.
 */
import type { StoreApi } from 'zustand/vanilla';
import type { CellNames } from '../../compiler/analyseCell.ts';
import type { KnownNames } from './staleness/knownNames.ts';
import type { NotebookState } from './state.ts';
import { isTooLong } from './tooLong.ts';

export type Analyse = (source: string) => CellNames | undefined;
export type Found = KnownNames & { readonly cellId: string };

export interface AnalysisHost {
  /** Loads the analyser. */
  readonly load: () => Promise<Analyse>;
  readonly soon: (task: () => void) => void;
  readonly found: (found: readonly Found[]) => void;
}

export interface Analysis {
  /** Loads the analyser if need be and looks at every text; without its chunk it does nothing. */
  ready(): Promise<void>;
  /** Looks at the texts that have changed, at once. */
  catchUp(): void;
}

/** Texts that are looked at before the page has its turn. */
const atATime = 10;

export function createAnalysis(notebook: StoreApi<NotebookState>, host: AnalysisHost): Analysis {
  let analyse: Analyse | undefined;
  let loading: Promise<void> | undefined;
  let isDue = false;

  /** Looks at so many texts that have changed; false where there may be more. */
  const look = (most: number): boolean => {
    isDue = false;
    if (analyse === undefined) return true;
    const found: Found[] = [];
    for (const { id, kind, source, known = [] } of Object.values(notebook.getState().cells)) {
      if (kind !== 'code' || known[0]?.source === source) continue;
      if (found.length === most) break;
      const names =
        known.find((each) => each.source === source)?.names ??
        (isTooLong(source) ? undefined : analyse(source));
      found.push({ cellId: id, source, ...(names === undefined ? {} : { names }) });
    }
    if (found.length > 0) host.found(found);
    return found.length < most;
  };
  const catchUp = (): void => void look(Number.POSITIVE_INFINITY);
  notebook.subscribe((after, before) => {
    if (isDue || analyse === undefined || after.cells === before.cells) return;
    isDue = true;
    // Where more is left, what was found calls this again.
    host.soon(() => void look(atATime));
  });

  return {
    catchUp,
    ready() {
      loading ??= host.load().then(
        async (loaded) => {
          analyse = loaded;
          // All of a long notebook at once would hold up the page that was just opened.
          while (!look(atATime)) await new Promise<void>((resolve) => host.soon(resolve));
        },
        (error: unknown) => {
          loading = undefined; // Tried again with the next run.
          console.warn('The analyser of cells could not be loaded.', error);
        },
      );
      return loading;
    },
  };
}
