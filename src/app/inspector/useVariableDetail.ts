import { useEffect, useState } from 'react';
import type { VariableDetail } from '../../kernel/variableDetail.ts';
import { useKernel, useSession } from '../lesson/SessionContext.ts';

export interface DetailState {
  /** The last answer; it stays while a newer one is awaited, so that nothing jumps. */
  readonly detail?: VariableDetail;
  readonly failure?: string;
  readonly waiting: boolean;
}

/** Asks for a close look at a variable: at first, at another position, after each run, and when `look` changes. */
export function useVariableDetail(name: string, at: readonly number[], look: number): DetailState {
  const session = useSession();
  // A new object after each run.
  const run = useKernel((view) => view.memory);
  const [state, setState] = useState<DetailState>({ waiting: true });
  // biome-ignore lint/correctness/useExhaustiveDependencies: `run` and `look` say when to ask again.
  useEffect(() => {
    let here = true;
    setState((before) => ({ ...before, waiting: true }));
    session.inspect({ name, at }).then(
      (detail) => here && setState({ detail, waiting: false }),
      (error: unknown) => {
        const failure = error instanceof Error ? error.message : String(error);
        if (here) setState({ failure, waiting: false });
      },
    );
    return () => {
      here = false;
    };
  }, [session, name, at, run, look]);
  return state;
}
