import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { flushSync } from 'react-dom';
import { isTooLong, shownOfTooLong } from '../notebook/tooLong.ts';
import { TooLong } from '../shell/TooLong.tsx';
import type { Surroundings } from './insight/surroundings.ts';
import type { Editor, EditorLanguage } from './openEditor.ts';
import { type Opening, openWhenNear } from './openWhenNear.ts';
import type { FailedLine } from './problems/failedLine.ts';
import { StaticCode } from './StaticCode.tsx';
import './editor.css';

export interface CodeEditorHandle {
  focus(): void;
  /** Puts the cursor there, counting from 1. */
  goTo(line: number, column: number): void;
  /** Where the cursor is, in UTF-16 units from the start; undefined before the editor is there. */
  cursor(): number | undefined;
}

interface CodeEditorProps {
  readonly source: string;
  readonly label: string;
  readonly readOnly?: boolean;
  readonly surroundings?: Surroundings;
  /** Where the code failed when it last ran. The same object for as long as it is the same failure. */
  readonly failure?: FailedLine | undefined;
  readonly onChange: (source: string) => void;
  readonly onRun: () => void;
  readonly onRunAndGoOn: () => void;
  /** Escape: the focus is wanted elsewhere. */
  readonly onLeave: () => void;
  /** JavaScript by default; Markdown wraps its lines. */
  readonly language?: EditorLanguage;
  readonly ref?: Ref<CodeEditorHandle>;
}

/**
 * A cell's code: coloured text at once, of the same measures as the editor that takes its place once the cell is near the
 * window and the page rests, or as soon as somebody reaches for it.
 */
export function CodeEditor(props: CodeEditorProps) {
  // Not while somebody types: the editor would be gone with its ways back.
  const [isTooMuch] = useState(() => isTooLong(props.source));
  if (!isTooMuch) return <ShortEnough {...props} />;
  return (
    <div className="code-editor">
      <TooLong what={props.language === 'markdown' ? 'text' : 'code'} length={props.source.length} />
      <StaticCode source={props.source.slice(0, shownOfTooLong)} language="markdown" />
    </div>
  );
}

function ShortEnough({
  source,
  label,
  readOnly = false,
  surroundings,
  failure,
  onChange,
  onRun,
  onRunAndGoOn,
  onLeave,
  language = 'javascript',
  ref,
}: CodeEditorProps) {
  const box = useRef<HTMLDivElement>(null);
  const editor = useRef<Editor | undefined>(undefined);
  const opening = useRef<Opening | undefined>(undefined);
  /** What was asked of the editor before it was there. */
  const asked = useRef<((editor: Editor) => void)[]>([]);
  const pressed = useRef<{ x: number; y: number } | undefined>(undefined);
  const [ready, setReady] = useState(false);
  // The editor is opened once and always calls the newest of these.
  const latest = useRef({ source, readOnly, onChange, onRun, onRunAndGoOn, onLeave });
  useEffect(() => {
    latest.current = { source, readOnly, onChange, onRun, onRunAndGoOn, onLeave };
    editor.current?.show(source);
  });

  useEffect(() => editor.current?.setReadOnly(readOnly), [readOnly]);

  useEffect(() => {
    if (ready && language === 'javascript') editor.current?.markFailure(failure);
  }, [failure, ready, language]);

  const ask = (task: (editor: Editor) => void): void => {
    if (editor.current === undefined) {
      asked.current.push(task);
      opening.current?.now();
    } else {
      task(editor.current);
    }
  };

  useImperativeHandle(ref, () => ({
    focus() {
      // The text first: keys are commands in what has the focus until then.
      if (!ready) box.current?.querySelector<HTMLElement>('.static-code')?.focus({ preventScroll: true });
      ask((it) => it.focus());
    },
    goTo: (line, column) => ask((it) => it.goTo(line, column)),
    cursor: () => editor.current?.cursor(),
  }));

  useEffect(() => {
    const parent = box.current;
    if (parent === null) return;
    opening.current = openWhenNear(
      parent,
      () => import('./openEditor.ts'),
      ({ openEditor }) => {
        const opened = openEditor({
          source: latest.current.source,
          readOnly: latest.current.readOnly,
          label,
          ...(surroundings === undefined ? {} : { surroundings }),
          changed: (text) => latest.current.onChange(text),
          run: () => latest.current.onRun(),
          runAndGoOn: () => latest.current.onRunAndGoOn(),
          leave: () => latest.current.onLeave(),
          language,
        });
        editor.current = opened;
        // Before the text goes, and the focus with it.
        const tasks = asked.current.splice(0);
        // One takes the other's place at once: the page keeps its height, and what is read below stays where it is.
        flushSync(() => setReady(true));
        parent.append(opened.dom);
        for (const task of tasks) task(opened);
      },
    );
    if (asked.current.length > 0) opening.current.now();
    return () => {
      opening.current?.stop();
      editor.current?.destroy();
      editor.current = undefined;
      setReady(false);
    };
  }, [label, language, surroundings]);

  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the text is an editor as soon as somebody reaches for it
    <div
      className="code-editor"
      ref={box}
      onMouseDown={({ clientX, clientY }) => {
        pressed.current = ready ? undefined : { x: clientX, y: clientY };
      }}
      onFocus={() => {
        if (ready) return;
        const at = pressed.current;
        pressed.current = undefined;
        ask((it) => (at === undefined ? it.focus() : it.focusAt(at)));
      }}
      onBlur={() => {
        // Whoever has gone on is not fetched back.
        asked.current = [];
      }}
      onKeyDown={(event) => {
        if (ready || event.ctrlKey || event.metaKey || event.altKey) return;
        const { key, shiftKey } = event;
        if (key === 'Escape') onLeave();
        else if (key === 'Enter' && shiftKey) onRunAndGoOn();
        else if (key === 'Enter') ask((it) => it.type('\n'));
        else if (key.length === 1) ask((it) => it.type(key));
        else return;
        event.preventDefault();
      }}
    >
      {!ready && <StaticCode source={source} language={language} />}
    </div>
  );
}
