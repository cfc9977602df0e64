import { createRoot } from 'react-dom/client';
import { App } from './App.tsx';
import './styles/fonts.css';
import './styles/tokens.css';
import './styles/base.css';
import { createLearnerRecords } from '../storage/learnerRecords.ts';
import { LearnerRecordsContext } from './exercises/learner.ts';
import { SessionsContext } from './lesson/SessionsContext.ts';
import { createSessions } from './lesson/sessions.ts';
import { browserSessionHost } from './lesson/surroundings.ts';
import { readInBackground } from './opening/backgroundReader.ts';
import { OpenedNotebooksContext } from './opening/OpenedNotebooksContext.ts';
import { createOpenedNotebooks } from './opening/openedNotebooks.ts';
import { browserSavingHost } from './saving/browserSavingHost.ts';
import { readSettings } from './settings/readSettings.ts';
import { SettingsContext } from './settings/SettingsContext.ts';
import { startTheme } from './settings/theme.ts';
import { ThemeContext } from './settings/useTheme.ts';

/** Undefined where the browser forbids storage: reading the property alone throws there. */
function localStorageIfAllowed(): Storage | undefined {
  try {
    return window.localStorage;
  } catch {
    return undefined;
  }
}

const theme = startTheme({
  storage: localStorageIfAllowed(),
  prefersDark: window.matchMedia('(prefers-color-scheme: dark)'),
  root: document.documentElement,
});
const settings = readSettings(window.location.search);
const records = createLearnerRecords(localStorageIfAllowed(), window);
const saving = browserSavingHost(localStorageIfAllowed());
const opened = createOpenedNotebooks({ ...saving, records, readFile: readInBackground });
const sessions = createSessions(browserSessionHost(settings), records, saving, opened.gateOf);

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no element #root to put the app into.');
createRoot(root).render(
  <ThemeContext value={theme}>
    <SettingsContext value={settings}>
      <LearnerRecordsContext value={records}>
        <SessionsContext value={sessions}>
          <OpenedNotebooksContext value={opened}>
            <App />
          </OpenedNotebooksContext>
        </SessionsContext>
      </LearnerRecordsContext>
    </SettingsContext>
  </ThemeContext>,
);
