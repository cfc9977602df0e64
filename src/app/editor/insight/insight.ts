/** Completion, signature help and documentation on hover, for one editor. */
import type { Extension } from '@codemirror/state';
import { EditorView, tooltips } from '@codemirror/view';
import { loadReference } from '../../../reference/loadReference.ts';
import type { Reference } from '../../../reference/reference.ts';
import { completionList } from './completionList.ts';
import { hoverCards } from './explain.ts';
import type { Knowledge } from './infer.ts';
import './insight.css';
import { signatureHelp } from './signature.ts';
import type { Surroundings } from './surroundings.ts';

/** Without the reference, names can still be completed. */
const nothing: Reference = { types: {} };

export function insight(surroundings: Surroundings): Extension {
  let known: Knowledge | undefined;
  const load = async (): Promise<Knowledge> => {
    try {
      known ??= { reference: await loadReference(), surroundings };
    } catch (error) {
      console.warn('The reference for completions could not be loaded.', error);
    }
    return known ?? { reference: nothing, surroundings };
  };
  return [
    completionList(load),
    signatureHelp(() => known),
    hoverCards(load),
    // Beside the cell, whose box would cut them off.
    tooltips({ parent: document.body }),
    EditorView.domEventHandlers({
      focus() {
        void load();
      },
    }),
  ];
}
