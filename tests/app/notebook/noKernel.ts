import type { SessionHost } from '../../../src/app/notebook/session.ts';

/** For tests that run nothing. */
export const noKernel: SessionHost = {
  connect: () => Promise.reject(new Error('This test has no kernel.')),
  options: { backend: 'auto', reductions: {} },
  now: () => Date.now(),
  soon: (task) => queueMicrotask(task),
};
