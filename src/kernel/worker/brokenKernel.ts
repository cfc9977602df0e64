import type { FromWorker, ToWorker } from '../protocol.ts';

/** What a run shows that could not even be tried: a cell has changed something that the kernel itself stands on. */
export function brokenKernel({ runId, cellId }: Extract<ToWorker, { type: 'run' }>): FromWorker {
  return {
    type: 'output',
    runId,
    displayId: 0,
    output: {
      mime: 'application/vnd.convbook.error+json',
      name: 'KernelError',
      message:
        'The cell could not be run: an earlier one has changed a part of JavaScript that the kernel needs.',
      hint: 'Restart the kernel, and leave out the line that replaces a built-in such as Array.prototype.map.',
      cellId,
    },
  };
}
