/**
 * Keeps what the check of the backends found on this device, so that the next start, of this page or a later one, needs no check.
 * By kind of worker: each finds other backends.
 */
import { checkVerdict } from './checkMessage.ts';
import type { WorkerKind } from './frame/messages.ts';
import type { Verdict } from './protocol.ts';

export interface VerdictMemory {
  read(kind: WorkerKind): Verdict | undefined;
  write(kind: WorkerKind, verdict: Verdict): void;
}

/** As far as `localStorage` goes; it may throw where the browser keeps nothing. */
type TextStorage = Pick<Storage, 'getItem' | 'setItem'>;

/** A week: drivers and browsers change, and a check costs a third of a second. */
const lasting = 7 * 24 * 3600 * 1000;

/**
 * @param device what must not have changed for a verdict to hold: browser and version, cores
 * @param now milliseconds since 1970, as `Date.now`
 */
export function createVerdictMemory(storage: TextStorage, device: string, now: () => number): VerdictMemory {
  const known = new Map<WorkerKind, Verdict>();
  const place = (kind: WorkerKind): string => `convbook:backend-check:${kind}`;

  function stored(kind: WorkerKind): Verdict | undefined {
    try {
      const entry: unknown = JSON.parse(storage.getItem(place(kind)) ?? 'null');
      if (typeof entry !== 'object' || entry === null) return undefined;
      const { device: on, at, verdict } = entry as Record<string, unknown>;
      const age = typeof at === 'number' ? now() - at : Number.NaN;
      return on === device && age >= 0 && age < lasting ? checkVerdict(verdict) : undefined;
    } catch {
      // Nothing is kept here, or something else wrote there: the check runs again.
      return undefined;
    }
  }

  return {
    read: (kind) => known.get(kind) ?? stored(kind),
    write(kind, verdict) {
      if (JSON.stringify(known.get(kind) ?? stored(kind)) === JSON.stringify(verdict)) return;
      known.set(kind, verdict);
      try {
        storage.setItem(place(kind), JSON.stringify({ device, at: now(), verdict }));
      } catch {
        // Kept for this page alone.
      }
    },
  };
}

/** For this page alone. */
export function createPassingVerdicts(): VerdictMemory {
  return createVerdictMemory({ getItem: () => null, setItem: () => undefined }, '', () => 0);
}
