/**
 * Carries outputs to the page: in order, in batches about twenty times a second, and within limits, so that a
 * flood of them costs neither the worker nor the page its memory. Updates of one display replace each other
 * while they wait.
 */
import type { Output, TextOutput } from '../../notebook/output.ts';
import { limits } from '../limits.ts';
import type { FromWorker } from '../protocol.ts';
import { fitOutput } from './fit.ts';
import { createNewestTexts, type NewestTexts } from './newestTexts.ts';

export interface OutputCarrier {
  /** A new place under the run's cell; undefined if the run's share is used up. */
  show(runId: number, output: Output): number | undefined;
  /** Replaces what `show` put there. */
  replace(runId: number, displayId: number, output: Output): void;
  /**
   * Keeps a place for outputs that are still being made (a tensor is read asynchronously): what is shown later
   * waits behind it. Give the outputs to the returned function, which gives their display numbers.
   */
  reserve(runId: number): (outputs: readonly Output[]) => number[];
  /** Takes back what the run has shown. */
  clear(runId: number): void;
  /** Sends all outputs so far that are made. */
  flush(): void;
  /**
   * Shows the newest of what no longer fitted, says how much was left out before it, and makes room for the result.
   * Call it when the cell's code has ended, and again when the run has.
   */
  close(runId: number): void;
}

type Waiting = FromWorker | { readonly type: 'reserved' };

interface Share {
  outputs: number;
  characters: number;
  /** Of what came after the share was used up. */
  readonly newest: NewestTexts;
  /** The place of the note that more was printed. */
  note?: number;
}

const interval = 50;
/** Runs whose late output can still come; older ones start with a new share. */
const rememberedRuns = 64;

export function createOutputCarrier(
  post: (batch: readonly FromWorker[]) => void,
  now: () => number,
  later: (callback: () => void, delay: number) => unknown,
): OutputCarrier {
  let waiting: Waiting[] = [];
  let sentAt = now();
  let scheduled = false;
  let nextDisplayId = 1;
  const shares = new Map<number, Share>();
  /** The waiting message of each display, to replace instead of adding to. */
  const latest = new Map<number, { type: 'output'; runId: number; displayId: number; output: Output }>();

  const flush = (): void => {
    sentAt = now();
    const blocked = waiting.findIndex(({ type }) => type === 'reserved');
    const ready = blocked === -1 ? waiting : waiting.slice(0, blocked);
    if (ready.length === 0) return;
    waiting = blocked === -1 ? [] : waiting.slice(blocked);
    const batch: FromWorker[] = [];
    for (const message of ready) {
      if (message.type === 'reserved') continue;
      if (message.type === 'output') latest.delete(message.displayId);
      batch.push(message);
    }
    post(batch);
  };

  const schedule = (): void => {
    // A loop that never yields gets its outputs out here; the timer would never fire.
    if (now() - sentAt >= interval) flush();
    if (waiting.length === 0 || scheduled) return;
    scheduled = true;
    later(() => {
      scheduled = false;
      flush();
    }, interval);
  };

  const shareOf = (runId: number): Share => {
    const known = shares.get(runId);
    if (known !== undefined) return known;
    const share: Share = { outputs: 0, characters: 0, newest: createNewestTexts() };
    shares.set(runId, share);
    for (const old of shares.keys()) {
      if (shares.size <= rememberedRuns) break;
      shares.delete(old);
    }
    return share;
  };

  const put = (runId: number, output: Output, into: Waiting[]): number => {
    const displayId = nextDisplayId++;
    const message = { type: 'output' as const, runId, displayId, output };
    latest.set(displayId, message);
    into.push(message);
    return displayId;
  };

  const place = (runId: number, output: Output, into: Waiting[]): number | undefined => {
    const share = shareOf(runId);
    const { fitted, note } = fitOutput(output);
    if (share.outputs >= limits.outputs || share.characters >= limits.runText) {
      share.newest.add(fitted);
      share.note ??= put(runId, noteOutput(more), into);
      return undefined;
    }
    share.outputs += 1;
    if (fitted.mime === 'text/plain') share.characters += fitted.text.length;
    const displayId = put(runId, fitted, into);
    if (note !== undefined) put(runId, noteOutput(note), into);
    return displayId;
  };

  const replace = (runId: number, displayId: number, output: Output): void => {
    const pending = latest.get(displayId);
    if (pending !== undefined) {
      pending.output = output;
      return;
    }
    const message = { type: 'output' as const, runId, displayId, output };
    latest.set(displayId, message);
    waiting.push(message);
  };

  return {
    show(runId, output) {
      const displayId = place(runId, output, waiting);
      if (displayId !== undefined) schedule();
      return displayId;
    },
    replace(runId, displayId, output) {
      replace(runId, displayId, fitOutput(output).fitted);
      schedule();
    },
    reserve(runId) {
      const marker: Waiting = { type: 'reserved' };
      waiting.push(marker);
      return (outputs) => {
        const made: Waiting[] = [];
        const displayIds = outputs.map((output) => place(runId, output, made));
        const position = waiting.indexOf(marker);
        waiting.splice(position, position === -1 ? 0 : 1, ...made);
        schedule();
        return displayIds.filter((displayId) => displayId !== undefined);
      };
    },
    clear(runId) {
      waiting = waiting.filter((message) => message.type !== 'output' || message.runId !== runId);
      waiting.push({ type: 'clear-output', runId });
      shares.delete(runId);
      schedule();
    },
    flush,
    close(runId) {
      const share = shares.get(runId);
      if (share === undefined) return;
      const { texts, leftOut } = share.newest.take();
      const [first, ...others] = leftOut === 0 ? texts : [noteOutput(left(leftOut)), ...texts];
      if (first !== undefined && share.note !== undefined) replace(runId, share.note, first);
      for (const text of others) put(runId, text, waiting);
      delete share.note;
      share.outputs = Math.min(share.outputs, limits.outputs - limits.closing);
      share.characters = Math.min(share.characters, limits.runText - limits.text);
    },
  };
}

const more = '… This run prints more than fits on a page. Its last lines follow when it ends.';

function left(outputs: number): string {
  const number = outputs.toLocaleString('en-GB');
  return `… ${number} outputs in between are not shown: this run printed too much for a page.`;
}

function noteOutput(text: string): TextOutput {
  return { mime: 'text/plain', text, level: 'note' };
}
