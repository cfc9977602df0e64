/**
 * Which versions can go: the older, the sparser. All of the last ten stay; beyond them one for each three minutes of
 * the last hour, one an hour of the last day, one a day of the last thirty. Texts that something has taken the place
 * of are the ones a reader looks for, so they stay until the room is used up.
 */
import type { Version } from './schema.ts';

type Dated = Pick<Version, 'savedAt' | 'reason' | 'size'>;

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

const untouched = 10;
export const mostVersions = 60;
/** Characters of all versions of a document together. */
export const mostText = 4_000_000;

/** @returns the times of the versions to drop */
export function superfluous(versions: readonly Dated[], now: number): number[] {
  const newestFirst = versions.toSorted((one, other) => other.savedAt - one.savedAt);
  const taken = new Set<string>();
  let count = 0;
  let text = 0;
  return newestFirst.flatMap((version, place) => {
    const span = spanOf(now - version.savedAt);
    const bucket = span === undefined ? undefined : `${span}:${Math.floor(version.savedAt / span)}`;
    const isSparse = bucket !== undefined && !taken.has(bucket);
    const isWanted = place < untouched || version.reason.startsWith('before-') || isSparse;
    const fits = place === 0 || (count < mostVersions && text + version.size <= mostText);
    if (!isWanted || !fits) return [version.savedAt];
    if (bucket !== undefined) taken.add(bucket);
    count += 1;
    text += version.size;
    return [];
  });
}

/** One version is kept for each of these many milliseconds; undefined for one too old to keep. */
function spanOf(age: number): number | undefined {
  if (age < hour) return 3 * minute;
  if (age < day) return hour;
  return age < 30 * day ? day : undefined;
}
