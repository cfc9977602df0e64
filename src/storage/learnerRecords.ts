/**
 * What a learner leaves in a lesson besides code: guesses, and which exercises are solved and outcomes shown. A few hundred bytes a
 * lesson that must be there when the page is first drawn, so they are in `localStorage`, one entry a lesson.
 * Where the browser keeps nothing, they last as long as the page.
 */
import type { Answer } from '../notebook/questions.ts';

export interface LearnerRecord {
  /** By the question's id. */
  readonly guesses: Readonly<Record<string, Answer>>;
  /** Ids of exercises. */
  readonly solved: readonly string[];
  /** Ids of questions whose outcome was asked for without a guess. */
  readonly shown: readonly string[];
}

export interface LearnerRecords {
  /** The same object until something in it changes. */
  of(lesson: string): LearnerRecord;
  guess(lesson: string, question: string, answer: Answer): void;
  markSolved(lesson: string, exercise: string): void;
  markShown(lesson: string, question: string): void;
  /** Takes away all that is kept of a lesson. */
  forget(lesson: string): void;
  /** Calls `listener` after each change, also by another tab; returns a function that stops it. */
  subscribe(listener: () => void): () => void;
}

type KeptIn = Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;

const emptyRecord: LearnerRecord = { guesses: {}, solved: [], shown: [] };
const keys = 'convbook.learner.';
const keyOf = (lesson: string): string => `${keys}${lesson}`;

/**
 * @param storage where the records are; undefined where there is none.
 * @param otherTabs the window, whose `storage` events tell what other tabs write.
 */
export function createLearnerRecords(storage: KeptIn | undefined, otherTabs?: EventTarget): LearnerRecords {
  const cache = new Map<string, LearnerRecord>();
  const listeners = new Set<() => void>();

  const stored = (lesson: string): LearnerRecord | undefined => {
    try {
      const text = storage?.getItem(keyOf(lesson)) ?? null;
      return text === null ? undefined : readRecord(JSON.parse(text));
    } catch {
      // Forbidden, or not what we wrote.
      return undefined;
    }
  };
  const tell = (): void => {
    for (const listener of [...listeners]) listener();
  };
  const of = (lesson: string): LearnerRecord => {
    const known = cache.get(lesson);
    if (known !== undefined) return known;
    const record = stored(lesson) ?? emptyRecord;
    cache.set(lesson, record);
    return record;
  };
  const change = (lesson: string, next: (record: LearnerRecord) => LearnerRecord): void => {
    const record = next(of(lesson));
    cache.set(lesson, record);
    try {
      storage?.setItem(keyOf(lesson), JSON.stringify(record));
    } catch {
      // Full or forbidden: kept until the page is closed.
    }
    tell();
  };
  const mark = (lesson: string, list: 'solved' | 'shown', id: string): void => {
    if (of(lesson)[list].includes(id)) return;
    change(lesson, (record) => ({ ...record, [list]: [...record[list], id] }));
  };
  otherTabs?.addEventListener('storage', (event) => {
    // Another part of the page keeps its own there, with each key that is typed.
    if ('key' in event && typeof event.key === 'string' && !event.key.startsWith(keys)) return;
    cache.clear();
    tell();
  });

  return {
    of,
    guess: (lesson, question, answer) =>
      change(lesson, (record) => ({ ...record, guesses: { ...record.guesses, [question]: answer } })),
    markSolved: (lesson, exercise) => mark(lesson, 'solved', exercise),
    markShown: (lesson, question) => mark(lesson, 'shown', question),
    forget(lesson) {
      cache.delete(lesson);
      try {
        storage?.removeItem(keyOf(lesson));
      } catch {
        // Forbidden: then nothing is there.
      }
      tell();
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

/** What is valid in a stored record; the rest is left out. */
function readRecord(value: unknown): LearnerRecord {
  if (typeof value !== 'object' || value === null) return emptyRecord;
  const { guesses, solved, shown }: { guesses?: unknown; solved?: unknown; shown?: unknown } = value;
  const entries = typeof guesses === 'object' && guesses !== null ? Object.entries(guesses) : [];
  return {
    guesses: Object.fromEntries(entries.filter((entry): entry is [string, Answer] => isAnswer(entry[1]))),
    solved: strings(solved),
    shown: strings(shown),
  };
}

function strings(value: unknown): string[] {
  return Array.isArray(value) ? value.filter((id) => typeof id === 'string') : [];
}

function isAnswer(value: unknown): value is Answer {
  return typeof value === 'string' || isNumber(value) || (Array.isArray(value) && value.every(isNumber));
}

function isNumber(value: unknown): value is number {
  return typeof value === 'number' && Number.isFinite(value);
}
