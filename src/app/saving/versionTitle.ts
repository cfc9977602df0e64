import type { VersionReason } from '../../storage/schema.ts';

const time = new Intl.DateTimeFormat('en', { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const date = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long' });
const dateWithYear = new Intl.DateTimeFormat('en', { day: 'numeric', month: 'long', year: 'numeric' });

/** `Today, 16:42`; both in milliseconds since 1970. */
export function versionTitle(savedAt: number, now: number): string {
  const then = new Date(savedAt);
  const today = new Date(now);
  const yesterday = new Date(today.getFullYear(), today.getMonth(), today.getDate() - 1);
  const day =
    then.toDateString() === today.toDateString()
      ? 'Today'
      : then.toDateString() === yesterday.toDateString()
        ? 'Yesterday'
        : (then.getFullYear() === today.getFullYear() ? date : dateWithYear).format(then);
  return `${day}, ${time.format(then)}`;
}

export const reasonWords: Record<VersionReason, string> = {
  found: 'as you found it then',
  edited: 'while you typed',
  run: 'before a run',
  'before-restore': 'before you returned to a version',
  'before-reset': 'before a reset',
  'before-update': 'before you took the new lesson',
  'before-takeover': 'not saved when another tab took over',
};
