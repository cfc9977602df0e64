/** `display(value)`: shows any value under the cell that is running, and can replace it later. */
import type { Output } from '../../notebook/output.ts';
import type { InterruptSwitch } from './interrupt.ts';
import type { OutputCarrier } from './outputs.ts';

export interface Handle {
  /** Shows `value` where the first one was. */
  update(value: unknown): void;
}

export interface Displays {
  /** Throws `Interrupted` after an interrupt. */
  display(value: unknown): Handle;
  /** Shows a cell's result, also of an interrupted cell. */
  showResult(value: unknown): void;
  /** Whether `value` is a handle that `display` gave: as a cell's result it is not shown again. */
  isHandle(value: unknown): boolean;
  /** Resolves when everything displayed so far has been made. */
  settled(): Promise<void>;
}

export interface DisplayHost {
  readonly outputs: OutputCarrier;
  readonly interrupt: InterruptSwitch;
  /** The run that is on, or was last. */
  currentRun(): number;
  format(value: unknown): Promise<Output[]>;
  describeError(error: unknown): Output;
}

export function createDisplays({
  outputs,
  interrupt,
  currentRun,
  format,
  describeError,
}: DisplayHost): Displays {
  const handles = new WeakSet<object>();
  const unfinished = new Set<Promise<unknown>>();

  const made = (value: unknown): Promise<Output[]> => format(value).catch((error) => [describeError(error)]);
  const track = <Value>(work: Promise<Value>): Promise<Value> => {
    unfinished.add(work);
    void work.finally(() => unfinished.delete(work));
    return work;
  };

  return {
    showResult: (value) => void track(made(value).then(outputs.reserve(currentRun()))),
    display(value) {
      interrupt.check();
      const runId = currentRun();
      const release = outputs.reserve(runId);
      let places = track(made(value).then(release));
      const handle: Handle = Object.freeze({
        update(next: unknown) {
          interrupt.check();
          // One after the other, so that the last update is the one that stays.
          places = track(
            Promise.all([places, made(next)]).then(([displayIds, replacements]) => {
              const known = replacements.slice(0, displayIds.length);
              for (const [index, output] of known.entries()) {
                const displayId = displayIds[index];
                if (displayId !== undefined) outputs.replace(runId, displayId, output);
              }
              const added = replacements
                .slice(displayIds.length)
                .map((output) => outputs.show(runId, output));
              return [...displayIds, ...added.filter((displayId) => displayId !== undefined)];
            }),
          );
        },
      });
      handles.add(handle);
      return handle;
    },
    isHandle: (value) => typeof value === 'object' && value !== null && handles.has(value),
    async settled() {
      while (unfinished.size > 0) await Promise.all(unfinished);
    },
  };
}
