import { createContext, useContext, useSyncExternalStore } from 'react';
import {
  createLearnerRecords,
  type LearnerRecord,
  type LearnerRecords,
} from '../../storage/learnerRecords.ts';

/** Where guesses and solved exercises are kept; without a provider, until the page is closed. */
export const LearnerRecordsContext = createContext<LearnerRecords>(createLearnerRecords(undefined));

/** The lesson that is open; empty outside of one. */
export const LessonNameContext = createContext('');

/** What the learner has left in a lesson, by default in the one that is open. */
export function useLearnerRecord(lesson?: string): LearnerRecord {
  const records = useContext(LearnerRecordsContext);
  const open = useContext(LessonNameContext);
  return useSyncExternalStore(records.subscribe, () => records.of(lesson ?? open));
}
