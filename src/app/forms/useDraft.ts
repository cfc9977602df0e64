import { type ChangeEvent, type KeyboardEvent, useState } from 'react';

type TextElement = HTMLInputElement | HTMLTextAreaElement;

interface DraftProps {
  readonly value: string;
  readonly onChange: (event: ChangeEvent<TextElement>) => void;
  readonly onBlur: () => void;
  readonly onKeyDown: (event: KeyboardEvent<TextElement>) => void;
}

/**
 * What is typed into a field, until Enter or leaving the field takes it over; half a number must not get into the code.
 * Escape brings back what the code says, and so does a change of the code.
 *
 * @param shown the code's value as text
 * @param set takes what was typed; false where it is refused, and then it stays to be mended
 */
export function useDraft(shown: string, set: (typed: string) => boolean): DraftProps {
  const [draft, setDraft] = useState<{ readonly typed: string; readonly over: string } | undefined>();
  const typed = draft?.over === shown ? draft.typed : undefined;
  const commit = (): void => {
    if (typed !== undefined && (typed === shown || set(typed))) setDraft(undefined);
  };
  return {
    value: typed ?? shown,
    onChange: (event) => setDraft({ typed: event.target.value, over: shown }),
    onBlur: commit,
    onKeyDown(event) {
      const isLine = event.target instanceof HTMLInputElement;
      if (event.key === 'Enter' && (isLine || event.ctrlKey || event.shiftKey || event.metaKey)) commit();
      if (event.key === 'Escape') setDraft(undefined);
    },
  };
}
