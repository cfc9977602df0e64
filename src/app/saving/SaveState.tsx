import { useSavingView } from './SavingContext.ts';
import './saveState.css';

const words = { untouched: '', saving: 'Saving…', saved: 'Saved', unsaved: 'Not saved' } as const;

/** A quiet word in the top bar. What is wrong is told by a notice (`SavingNotices.tsx`), also to screen readers. */
export function SaveState() {
  const text = useSavingView((view) => view.text);
  const problem = useSavingView((view) => view.problem);
  const isElsewhere = useSavingView((view) => view.access === 'elsewhere');
  const title =
    problem?.about === 'text'
      ? problem.reason.message
      : isElsewhere
        ? 'Another tab edits this notebook'
        : 'What you type is kept in this browser';
  return (
    <span className="save-state" data-save-state={text} title={title}>
      {isElsewhere ? 'Read only' : words[text]}
    </span>
  );
}
