import type { FromWorker, ToWorker } from '../../protocol.ts';
import type { NotebookVariables } from '../notebookVariables.ts';
import { inspectVariable } from './inspectVariable.ts';
import type { TensorSearch } from './tensorsWithin.ts';

/** The answer to the page's question about a variable; never rejects. */
export async function answerDetail(
  { requestId, query }: Extract<ToWorker, { type: 'detail-wanted' }>,
  variables: NotebookVariables,
  search: Pick<TensorSearch, 'isTensor'>,
): Promise<FromWorker> {
  try {
    if (!variables.has(query.name)) throw new Error(`There is no variable ${query.name} any more.`);
    const detail = await inspectVariable(variables.read(query.name), query, search);
    return { type: 'detail', requestId, detail };
  } catch (error) {
    return { type: 'detail-failed', requestId, message: reasonOf(error) };
  }
}

/** What is thrown may itself throw when it is looked at. */
function reasonOf(error: unknown): string {
  try {
    if (error instanceof Error) return error.message.slice(0, 1_000);
  } catch {
    // Said below.
  }
  return 'This value cannot be looked at.';
}
