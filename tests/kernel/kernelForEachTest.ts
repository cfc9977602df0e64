import { afterAll, afterEach } from 'vitest';
import { defaultOptions, openKernel, type TestKernel } from './openKernel.ts';

/**
 * Opens a kernel for a test and ends it behind it. Without a host of its own a test has a fresh worker in a frame that
 * is opened once a file: a frame takes longer to open than a worker to start.
 */
export function kernelForEachTest(): typeof openKernel {
  let shared: TestKernel | undefined;
  const own: TestKernel[] = [];
  afterEach(() => {
    for (const { client } of own.splice(0)) client.dispose();
  });
  afterAll(() => {
    shared?.client.dispose();
    shared = undefined;
  });
  return async (options, host) => {
    if (host !== undefined) {
      const kernel = await openKernel(options, host);
      own.push(kernel);
      return kernel;
    }
    if (shared === undefined) shared = await openKernel(options);
    else await shared.client.restart({ ...defaultOptions, ...options });
    shared.forgetEvents();
    return shared;
  };
}
