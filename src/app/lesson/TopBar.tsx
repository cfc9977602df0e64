import { KernelPill } from '../kernel/KernelPill.tsx';
import { lessons } from '../lessons/catalogue.ts';
import { SaveState } from '../saving/SaveState.tsx';
import { Icon } from '../shell/Icon.tsx';
import { ReproducibleMark } from '../staleness/ReproducibleMark.tsx';
import { RunStale } from '../staleness/RunStale.tsx';
import '../shell/topBar.css';
import { Wordmark } from '../shell/Wordmark.tsx';
import { MoreMenu } from './MoreMenu.tsx';
import { useKernel, useSession } from './SessionContext.ts';
import type { SidePanels } from './useSidePanels.ts';

interface TopBarProps {
  readonly name: string;
  readonly title: string;
  readonly panels: SidePanels;
  /** Opens the place for the reader's own copies of the data set. */
  readonly onOwnFiles: () => void;
}

/** Where one is, what the kernel does, and what can be asked of it. */
export function TopBar({ name, title, panels, onOwnFiles }: TopBarProps) {
  const session = useSession();
  const state = useKernel((view) => view.state);
  const number = lessons.find((lesson) => lesson.name === name)?.number;
  const busy = state === 'busy' || state === 'interrupting';
  return (
    <header className="top-bar">
      <button
        type="button"
        className="button plain"
        aria-label="Contents"
        title="Contents"
        aria-expanded={panels.contents.open}
        onClick={panels.contents.toggle}
      >
        <Icon name="contents" />
      </button>
      <Wordmark />
      <span className="lesson-title">
        {number !== undefined && `Lesson ${number} · `}
        {title}
      </span>
      <SaveState />
      <ReproducibleMark />
      <KernelPill />
      <button
        type="button"
        className="button compact"
        aria-label="Restart kernel"
        title="Restart kernel: forget all variables"
        onClick={() => session.restart()}
      >
        <Icon name="restart" size={14} />
        <span>Restart</span>
      </button>
      <button
        type="button"
        className="button compact"
        aria-label="Interrupt"
        title="Interrupt: stop the running cell and keep what was trained; press again to restart the kernel"
        disabled={!busy}
        onClick={() => session.interrupt()}
      >
        <Icon name="stop" size={13} />
        <span>{state === 'interrupting' ? 'Interrupting' : 'Interrupt'}</span>
      </button>
      <RunStale />
      <button
        type="button"
        className="button primary compact"
        aria-label="Run all"
        title="Run all cells from top to bottom; stops at the first failure"
        onClick={() => session.runAll()}
      >
        <Icon name="runAll" size={13} />
        <span>Run all</span>
      </button>
      <MoreMenu title={title} onOwnFiles={onOwnFiles} />
      <button
        type="button"
        className="button plain"
        aria-label="Variables and machine"
        title="Variables, memory and machine"
        aria-expanded={panels.inspector.open}
        onClick={panels.inspector.toggle}
      >
        <Icon name="inspector" />
      </button>
    </header>
  );
}
