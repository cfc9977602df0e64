/** One run of one cell: compile, evaluate, show the result or the error, say how it ended. */
import { compileCell } from '../../compiler/compileCell.ts';
import { evaluateCell } from '../../compiler/evaluateCell.ts';
import { mapError } from '../../compiler/mapError.ts';
import type { CellRuntime, CompiledCell } from '../../compiler/types.ts';
import type { Output } from '../../notebook/output.ts';
import type { FollowUp, RunResult } from '../protocol.ts';
import type { Displays } from './display.ts';
import { checkExercise, readOutcomes } from './followUp.ts';
import { Interrupted, type InterruptSwitch } from './interrupt.ts';
import type { OutputCarrier } from './outputs.ts';

export interface RunHost {
  readonly runtime: CellRuntime;
  readonly outputs: OutputCarrier;
  readonly displays: Displays;
  readonly interrupt: InterruptSwitch;
  now(): number;
}

export interface Runner {
  run(runId: number, cellId: string, source: string, followUp?: FollowUp): Promise<RunResult>;
  /** An error as an output, placed in the cell it came from. */
  describeError(error: unknown): Output;
  /** Whether this is the text of a function that a cell wrote. */
  isCellCode(source: string): boolean;
}

/** Versions of cells whose functions may still run and fail; older ones lose their line numbers. */
const rememberedVersions = 1_000;

export function createRunner({ runtime, outputs, displays, interrupt, now }: RunHost): Runner {
  const versions = new Map<string, CompiledCell>();

  const remember = (cell: CompiledCell): void => {
    versions.delete(cell.sourceUrl);
    versions.set(cell.sourceUrl, cell);
    for (const oldest of versions.keys()) {
      if (versions.size <= rememberedVersions) break;
      versions.delete(oldest);
    }
  };

  const describeError = (error: unknown): Output => {
    const described = mapError(error, versions);
    return error instanceof Interrupted ? { ...described, name: 'Interrupted' } : described;
  };

  return {
    describeError,
    isCellCode: (source) => [...versions.values()].some(({ code }) => code.includes(source)),
    async run(runId, cellId, source, { check, solution = '', outcomes: wanted } = {}) {
      const since = now();
      let names: Pick<RunResult, 'defines' | 'uses'> = { defines: [], uses: [] };
      const ended = (state: RunResult['state']): RunResult => ({ state, elapsed: now() - since, ...names });
      let result: RunResult;
      try {
        const cell = compileCell(source, { cellId });
        remember(cell);
        names = { defines: cell.defines, uses: cell.uses };
        const value = await evaluateCell(cell, runtime);
        result = ended(interrupt.isOn ? 'interrupted' : 'done');
        // What is still being made comes before the newest lines, and those before the result.
        await displays.settled();
        outputs.close(runId);
        if (!displays.isHandle(value) && value !== undefined) displays.showResult(value);
        await displays.settled();
        if (result.state === 'done') {
          if (check !== undefined)
            result = { ...result, cases: await checkExercise({ check, solution }, cell, runtime) };
          if (wanted !== undefined)
            result = { ...result, outcomes: await readOutcomes(wanted, cellId, runtime) };
          // A check can run the learner's code for long.
          if (interrupt.isOn) result = { ...result, state: 'interrupted' };
        }
      } catch (error) {
        result = ended(interrupt.isOn ? 'interrupted' : 'failed');
        if (check !== undefined && result.state === 'failed')
          result = { ...result, state: 'done', cases: [] };
        await displays.settled();
        outputs.close(runId);
        outputs.show(runId, describeError(error));
      }
      outputs.close(runId);
      outputs.flush();
      return result;
    },
  };
}
