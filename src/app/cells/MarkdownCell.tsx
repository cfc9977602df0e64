import { type FocusEvent, memo, useCallback, useContext, useMemo, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { useStore } from 'zustand';
import { useShallow } from 'zustand/react/shallow';
import { attachedPictures } from '../../notebook/attachedPictures.ts';
import { CodeEditor, type CodeEditorHandle } from '../editor/CodeEditor.tsx';
import { useCell, useParts, useSession } from '../lesson/SessionContext.ts';
import { Markdown } from '../markdown/Markdown.tsx';
import { CellTools } from './CellTools.tsx';
import { ForeignParts } from './ForeignParts.tsx';
import { CellFocusContext } from './focusCell.ts';
import { InsertBelow } from './InsertBelow.tsx';
import { useCellFocus } from './useCellFocus.ts';
import { useFar } from './useFar.ts';

/** Prose, without a box; nothing where all of it belongs to an exercise. */
export const MarkdownCell = memo(function MarkdownCell({ id }: { readonly id: string }) {
  const { source } = useCell(id);
  const shown = useParts((parts) => parts.exercises.prose.get(id)) ?? source;
  if (shown.trim() === '' && source.trim() !== '') return null;
  return <Prose id={id} source={source} shown={shown} />;
});

interface ProseProps {
  readonly id: string;
  readonly source: string;
  /** The source without what belongs to exercises. */
  readonly shown: string;
}

/** Its text as it reads; while it is edited, the Markdown above it, and below it what becomes of it. */
function Prose({ id, source, shown }: ProseProps) {
  const session = useSession();
  const { info } = useCell(id);
  const pictures = useMemo(() => attachedPictures(info), [info]);
  const headingIds = useParts(useShallow((parts) => parts.outline.slugs[id]));
  const cells = useContext(CellFocusContext);
  const article = useRef<HTMLElement>(null);
  const editor = useRef<CodeEditorHandle>(null);
  const readOnly = useStore(session.readOnly);
  const [editing, setEditing] = useState(false);
  // At once, so that the editor is there to take the focus.
  const open = useCallback(() => flushSync(() => setEditing(true)), []);
  const { tabIndex, onFocus } = useCellFocus(id, article, editor, open);
  useFar(article);

  const leave = useCallback(() => {
    setEditing(false);
    cells.select(id);
  }, [cells, id]);
  const goOn = useCallback(() => {
    setEditing(false);
    const { order } = session.notebook.getState();
    cells.select(order.slice(order.indexOf(id) + 1).find(cells.has) ?? id);
  }, [session, cells, id]);
  const left = ({ currentTarget, relatedTarget }: FocusEvent): void => {
    // A window that loses the focus keeps the editor open.
    if (relatedTarget instanceof Node && !currentTarget.contains(relatedTarget)) setEditing(false);
  };

  return (
    <article
      ref={article}
      tabIndex={tabIndex}
      onFocus={onFocus}
      onBlur={left}
      className="cell text-cell"
      data-cell-id={id}
      data-cell-kind="markdown"
      data-cell-state="idle"
      data-editing={editing}
      aria-label={`Text cell ${id}`}
      onDoubleClick={(event) => {
        // A double click on a widget or a picture is meant for it.
        const isText =
          event.target instanceof Element &&
          event.target.closest('.prose > :is(p, h1, h2, h3, h4, ul, ol, blockquote), .empty-text');
        if (isText && !editing) cells.edit(id);
      }}
    >
      {editing && (
        <div className="cell-box">
          <CodeEditor
            ref={editor}
            language="markdown"
            readOnly={readOnly}
            source={source}
            label={`Text of cell ${id}`}
            onChange={(changed) => session.edit(id, changed)}
            onRun={leave}
            onRunAndGoOn={goOn}
            onLeave={leave}
          />
        </div>
      )}
      {shown.trim() === '' ? (
        <p className="empty-text">Empty text. Press Enter or double-click to write, in Markdown.</p>
      ) : (
        <Markdown source={shown} headingIds={headingIds} pictures={pictures} />
      )}
      <ForeignParts id={id} />
      {!editing && <CellTools id={id} kind="markdown" />}
      <InsertBelow id={id} />
    </article>
  );
}
