import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react';
import { isTooLong, shownOfTooLong } from '../notebook/tooLong.ts';
import { cancelTurn, requestTurn } from '../shell/oneAFrame.ts';
import { TooLong } from '../shell/TooLong.tsx';
import { whenReadable } from '../shell/whenReadable.ts';
import type { Surroundings } from './insight/surroundings.ts';
import type { Editor, EditorLanguage } from './openEditor.ts';
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
 * A cell's code: coloured text at once, of the same measures as the editor that takes its place as soon as the
 * editor's chunk is there and the cell comes near the window.
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
  const focusWanted = useRef(false);
  const [near, setNear] = useState(false);
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

  useImperativeHandle(ref, () => ({
    focus() {
      focusWanted.current = true;
      setNear(true);
      editor.current?.focus();
    },
    goTo: (line, column) => editor.current?.goTo(line, column),
    cursor: () => editor.current?.cursor(),
  }));

  useEffect(() => {
    if (near || box.current === null) return;
    const observer = new IntersectionObserver(
      (entries) => {
        if (entries.some((entry) => entry.isIntersecting)) setNear(true);
      },
      { rootMargin: '800px' },
    );
    observer.observe(box.current);
    return () => observer.disconnect();
  }, [near]);

  useEffect(() => {
    if (!near) return;
    let wanted = true;
    const turn = {};
    const load = async (): Promise<void> => {
      await whenReadable();
      if (!wanted) return;
      const { openEditor } = await import('./openEditor.ts');
      if (!wanted) return;
      // A scroll brings several near at once; what is to be typed in cannot wait.
      if (focusWanted.current) open(openEditor);
      else requestTurn(turn, () => open(openEditor));
    };
    const open = (openEditor: typeof import('./openEditor.ts').openEditor): void => {
      if (box.current === null) return;
      editor.current = openEditor({
        parent: box.current,
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
      setReady(true);
      if (focusWanted.current) editor.current.focus();
    };
    // Without its chunk the code can still be read and run.
    load().catch((error: unknown) => console.warn('The editor could not be loaded.', error));
    return () => {
      wanted = false;
      cancelTurn(turn);
      editor.current?.destroy();
      editor.current = undefined;
      setReady(false);
    };
  }, [near, label, language, surroundings]);

  return (
    <div className="code-editor" ref={box}>
      {!ready && <StaticCode source={source} language={language} />}
    </div>
  );
}
