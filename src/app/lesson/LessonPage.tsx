import { useCallback, useContext, useEffect, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import type { Notebook } from '../../notebook/types.ts';
import type { OpenedDocument } from '../../storage/schema.ts';
import { latestPicture } from '../../widgets/drawing/latestPicture.ts';
import { CellList } from '../cells/CellList.tsx';
import { CellFocusContext, createCellFocus } from '../cells/focusCell.ts';
import { CommandPalette } from '../commands/CommandPalette.tsx';
import { CommandsContext } from '../commands/CommandsContext.ts';
import type { CommandContext } from '../commands/command.ts';
import { commands } from '../commands/commandList.ts';
import { listenToKeys } from '../commands/shortcuts.ts';
import { LessonNameContext } from '../exercises/learner.ts';
import { type FindHandle, FindHost } from '../find/FindHost.tsx';
import { lessons } from '../lessons/catalogue.ts';
import { MarkdownOriginContext } from '../markdown/markdownOrigin.ts';
import { OpenedNotebooksContext } from '../opening/OpenedNotebooksContext.ts';
import { SourceBar } from '../opening/SourceBar.tsx';
import type { PreparedDocument } from '../saving/preparedDocument.ts';
import { SavingContext } from '../saving/SavingContext.ts';
import { SavingDialogs } from '../saving/SavingDialogs.tsx';
import { bringIntoView } from '../shell/bringIntoView.ts';
import { whenReadable } from '../shell/whenReadable.ts';
import { Announcements } from './Announcements.tsx';
import { ContentsRail } from './ContentsRail.tsx';
import { followChanges } from './followChanges.ts';
import { followModels } from './followModels.ts';
import { followPicture } from './followPicture.ts';
import { Inspector, KeySheet, OnceDrawn, OwnFilesDialog } from './laterParts.tsx';
import './lesson.css';
import { Notices } from './Notices.tsx';
import { SessionContext } from './SessionContext.ts';
import { SessionsContext } from './SessionsContext.ts';
import { SidePanel } from './SidePanel.tsx';
import { TopBar } from './TopBar.tsx';
import { useSidePanels } from './useSidePanels.ts';

interface LessonPageProps {
  readonly name: string;
  readonly notebook: Notebook;
  readonly prepared: PreparedDocument | undefined;
  readonly section: string | undefined;
  /** Where the lesson list has none: that of an opened notebook. */
  readonly title?: string;
  /** Set for a notebook that did not come with the page. */
  readonly opened?: OpenedDocument;
}

/** A lesson as a notebook: contents on the left, the text and its cells, the machine on the right. */
export function LessonPage({ name, notebook, prepared, section, ...from }: LessonPageProps) {
  const sessions = useContext(SessionsContext);
  if (sessions === undefined) throw new Error('LessonPage: no sessions were given by main.tsx.');
  const session = useMemo(
    () => sessions.open(name, notebook, prepared),
    [sessions, name, notebook, prepared],
  );
  const saving = sessions.savingOf(name);
  const outline = useStore(session.parts, (parts) => parts.outline);
  const focus = useMemo(() => createCellFocus(session.notebook.getState().order[0]), [session]);
  const panels = useSidePanels();
  const ownFiles = useRef<HTMLDialogElement>(null);
  const openOwnFiles = useCallback(() => ownFiles.current?.showModal(), []);
  const palette = useRef<HTMLDialogElement>(null);
  const keySheet = useRef<HTMLDialogElement>(null);
  const find = useRef<FindHandle>(null);
  const context = useMemo<CommandContext>(
    () => ({
      session,
      saving,
      cells: focus,
      open(what) {
        if (what === 'palette') palette.current?.showModal();
        else if (what === 'keys') keySheet.current?.showModal();
        else if (what === 'own-files') openOwnFiles();
        else if (what === 'find' || what === 'replace') find.current?.open(what);
        else panels[what].toggle();
      },
    }),
    [session, saving, focus, panels, openOwnFiles],
  );
  useEffect(() => listenToKeys(document, commands, context, () => performance.now()), [context]);
  const title = from.title ?? lessons.find((lesson) => lesson.name === name)?.title ?? name;
  const gate = useContext(OpenedNotebooksContext)?.gateOf(name);
  const hasCode = useStore(session.notebook, ({ order, cells }) =>
    order.some((id) => cells[id]?.kind === 'code'),
  );
  const isForeign = from.opened !== undefined;
  const origin = useMemo(() => ({ isForeign, lesson: name }), [isForeign, name]);

  useEffect(() => {
    document.title = `${title} · Convbook`;
    let here = true;
    whenReadable().then(() => {
      if (here) session.warmUp();
    });
    // Plotly's start would else hold up the page in the middle of the first training run; before, it would hold up the kernel's.
    const stopWaiting = session.kernel.subscribe(({ state }) => {
      if (state !== 'idle' && state !== 'busy') return;
      stopWaiting();
      void import('../outputs/plotly/warmUpPlotly.ts').then(({ warmUpPlotly }) => warmUpPlotly(document));
    });
    return () => {
      here = false;
      stopWaiting();
      document.title = 'Convbook';
    };
  }, [session, title]);
  useEffect(() => () => sessions.leave(name), [sessions, name]);
  useEffect(() => followPicture(session, latestPicture), [session]);
  useEffect(() => followModels(session), [session]);
  useEffect(() => followChanges(session), [session]);
  useEffect(() => {
    if (section === undefined) window.scrollTo(0, 0);
    else bringIntoView(document.getElementById(section));
  }, [section]);

  return (
    <SessionContext value={session}>
      <SavingContext value={saving}>
        <LessonNameContext value={name}>
          <CellFocusContext value={focus}>
            <CommandsContext value={context}>
              <button
                type="button"
                className="skip-link"
                onClick={() => document.getElementById('main')?.focus()}
              >
                Skip to the lesson
              </button>
              <TopBar name={name} title={title} panels={panels} onOwnFiles={openOwnFiles} />
              <div
                className="lesson"
                data-contents={panels.contents.open}
                data-inspector={panels.inspector.open}
              >
                <SidePanel side="left" label="Contents" panel={panels.contents}>
                  <ContentsRail name={name} outline={outline} chosen={panels.contents.chosen} />
                </SidePanel>
                <main className="column" id="main" tabIndex={-1} data-foreign={isForeign}>
                  {from.opened !== undefined && gate !== undefined && (
                    <SourceBar
                      document={from.opened}
                      gate={gate}
                      hasCode={hasCode}
                      onAgree={session.warmUp}
                    />
                  )}
                  <Notices onOwnFiles={openOwnFiles} />
                  {!outline.hasTitle && (
                    <div className="prose">
                      <h1>{title}</h1>
                    </div>
                  )}
                  <MarkdownOriginContext value={origin}>
                    <CellList section={section} />
                  </MarkdownOriginContext>
                </main>
                <SidePanel side="right" label="Variables and machine" panel={panels.inspector}>
                  <OnceDrawn>
                    <Inspector chosen={panels.inspector.chosen} />
                  </OnceDrawn>
                </SidePanel>
              </div>
              <SavingDialogs />
              <CommandPalette ref={palette} context={context} />
              <OnceDrawn>
                <OwnFilesDialog ref={ownFiles} />
                <KeySheet ref={keySheet} />
              </OnceDrawn>
              <FindHost ref={find} />
              <Announcements />
            </CommandsContext>
          </CellFocusContext>
        </LessonNameContext>
      </SavingContext>
    </SessionContext>
  );
}
